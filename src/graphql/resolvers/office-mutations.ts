import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Effective, OfficeCommand } from '../../offices/office.js';
import { answered, officeChanged } from '../carry-out.js';
import type { ApiContext, ChangeRequest } from '../context.js';
import { keyOf } from '../global-id.js';
import { DissolveOfficeInput, MoveOfficeInput, RegisterOfficeInput, RenameOfficeInput } from '../types/inputs.js';
import { OfficeResult } from '../types/results.js';

function carryOut(context: ApiContext, input: ChangeRequest & { readonly officeId: string }, command: () => OfficeCommand) {
  return answered(
    context,
    () => null,
    input,
    async (commandContext) => officeChanged(context, await context.app.office(keyOf('Office', input.officeId), command(), commandContext)),
  );
}

function dated(effectiveOn: string | null | undefined): Effective {
  return effectiveOn == null ? {} : { effectiveOn };
}

@Resolver()
export class OfficeMutations {
  @Mutation(() => OfficeResult)
  registerOffice(@Arg('input', () => RegisterOfficeInput) input: RegisterOfficeInput, @Ctx() context: ApiContext) {
    const { officeId, name, uscc, region, parentId, kind, level, vertical, effectiveOn } = input;
    return carryOut(context, input, () => ({
      type: 'registerOffice',
      officeId,
      name,
      uscc: uscc ?? null,
      region,
      parentId: parentId == null ? null : keyOf('Office', parentId),
      kind,
      level,
      vertical: vertical ?? false,
      ...dated(effectiveOn),
    }));
  }

  @Mutation(() => OfficeResult, { description: 'The old name is kept as a former name.' })
  renameOffice(@Arg('input', () => RenameOfficeInput) input: RenameOfficeInput, @Ctx() context: ApiContext) {
    return carryOut(context, input, () => ({ type: 'renameOffice', name: input.name }));
  }

  @Mutation(() => OfficeResult, { description: 'Puts an office under another one, or into another region.' })
  moveOffice(@Arg('input', () => MoveOfficeInput) input: MoveOfficeInput, @Ctx() context: ApiContext) {
    const { parentId, region, effectiveOn } = input;
    return carryOut(context, input, () => ({
      type: 'moveOffice',
      parentId: parentId == null ? null : keyOf('Office', parentId),
      region,
      ...dated(effectiveOn),
    }));
  }

  @Mutation(() => OfficeResult)
  dissolveOffice(@Arg('input', () => DissolveOfficeInput) input: DissolveOfficeInput, @Ctx() context: ApiContext) {
    const { successorId, effectiveOn } = input;
    return carryOut(context, input, () => ({
      type: 'dissolveOffice',
      successorId: successorId == null ? null : keyOf('Office', successorId),
      ...dated(effectiveOn),
    }));
  }
}
