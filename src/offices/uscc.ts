/** The 31 signs of a unified social credit code (统一社会信用代码): no I, O, Z, S, V. GB 32100-2015. */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** The organisation code inside it (characters 9 to 17) counts over 36 signs. GB 11714. */
const organisationSigns = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** What is wrong with a unified social credit code, or null: its length, its signs, and both check characters. */
export function usccProblem(code: string): string | null {
  if (code.length !== 18) return 'it must have 18 characters';
  for (const sign of code) if (!signs.includes(sign)) return `"${sign}" is none of its signs (0-9 and A-Z without I, O, Z, S, V)`;
  if (organisationCheck(code.slice(8, 16)) !== code[16]) return 'its 17th character does not check (GB 11714)';
  if (check(code.slice(0, 17)) !== code[17]) return 'its last character does not check (GB 32100)';
  return null;
}

function check(head: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const sign of head) {
    sum += signs.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return signs[(31 - (sum % 31)) % 31];
}

function organisationCheck(head: string): string {
  let sum = 0;
  organisationWeights.forEach((weight, place) => {
    sum += organisationSigns.indexOf(head[place] ?? '0') * weight;
  });
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}
