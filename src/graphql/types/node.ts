import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({ description: 'Anything that can be fetched by its global id (Relay).', autoRegisterImplementations: false })
export abstract class Node {
  @Field(() => ID) id!: string;
}
