import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a passage stands. Places are in UTF-16 units of the section’s text; the end is exclusive.' })
export class PassagePlace {
  @Field() section!: string;
  @Field(() => Int) start!: number;
  @Field(() => Int) end!: number;
  @Field() text!: string;
}

@ObjectType({ description: 'A passage that stands in both texts, figures aside.' })
export class Passage extends PassagePlace {
  @Field(() => Int, { description: 'Its letters: neither figures, punctuation nor stock phrases.' }) letters!: number;
  @Field({ description: 'True when not even a figure was changed.' }) verbatim!: boolean;
  @Field(() => PassagePlace, { description: 'Where it stood before.' }) old!: PassagePlace;
}

@ObjectType()
class CarriedOverScores {
  @Field(() => Int, { description: 'Letters that count: neither figures, punctuation nor stock phrases.' }) letters!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the letters that stands unchanged in the earlier report, 0 to 1. Null where there are too few letters for a passage.',
  })
  verbatim!: number | null;
  @Field(() => Float, { nullable: true, description: 'The same where figures may have been brought up to date. Never below verbatim.' })
  masked!: number | null;
}

@ObjectType({ description: 'What of a section stood in the earlier report.' })
export class CarriedOverSection extends CarriedOverScores {
  @Field() section!: string;
  @Field({
    description:
      'True when a text was too long: only the beginnings were compared, which the scores are of, or not all passages are told. A report’s sections share what is compared.',
  })
  coarse!: boolean;
}

@ObjectType({ description: 'How much of the text of `to` was carried over from `from`.' })
export class CarriedOver extends CarriedOverScores {
  @Field(() => [CarriedOverSection], { complexity: ({ childComplexity }) => 6 * childComplexity }) sections!: CarriedOverSection[];
  @Field({ description: 'True when it is so of any section.' })
  coarse!: boolean;
}
