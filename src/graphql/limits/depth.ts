import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';

/** How deep the deepest field of a document lies; fragments count where they are spread. */
export function depthOf(document: DocumentNode): number {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const known = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    // A fragment that spreads itself is refused by validation; here it only must not loop.
    known.set(name, 0);
    const fragment = fragments.get(name);
    const depth = fragment ? ofSelections(fragment.selectionSet) : 0;
    known.set(name, depth);
    return depth;
  };
  const ofSelections = (set: SelectionSetNode): number =>
    set.selections.reduce((deepest, selection) => {
      const depth =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? ofSelections(selection.selectionSet)
            : selection.name.value.startsWith('__')
              ? 0
              : 1 + (selection.selectionSet ? ofSelections(selection.selectionSet) : 0);
      return Math.max(deepest, depth);
    }, 0);
  return document.definitions.reduce(
    (deepest, definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? Math.max(deepest, ofSelections(definition.selectionSet)) : deepest,
    0,
  );
}
