import { InvalidArgumentError, Option } from 'commander';
import { instant } from '../../app/instant.js';
import { resolution } from '../merging.js';

/** `--limit`: how many rows a list prints. */
export const limit = () => new Option('--limit <n>', 'how many rows at most').default(20).argParser(whole(1, 1000));

/** `--resolve`: may be given more than once. */
export const resolve = () =>
  new Option('--resolve <conflict=choice>', 'settle a conflict: base, theirs, yours, or own:TEXT').argParser(resolution);

/** `--effective-on`: when it took effect, whenever it is recorded. */
export const effectiveOn = (meaning: string) => new Option('--effective-on <day>', `${meaning}, in China (YYYY-MM-DD)`);

/** An option that names a revision by its number. */
export const revision = (flags: string, meaning: string) => new Option(flags, meaning).argParser(whole(0, 1_000_000_000));

/** `--at`, instead of a revision. */
export const at = () =>
  new Option('--at <instant>', "as it was recorded at this instant (ISO 8601; China's time where it names no zone)")
    .argParser(instant)
    .conflicts('revision');

/** Reads a whole number. @throws {InvalidArgumentError} */
export const whole =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return value;
  };

/** Takes one value of an option that may be given more than once to those before it. */
export function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
