/** What an office is called and was called before. Its texts may say any of it: a report keeps the name under which it was written. */
export function everyName({ name, formerNames = [] }: { readonly name: string; readonly formerNames?: readonly string[] }): string[] {
  return [name, ...formerNames];
}
