import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.js';

/** Whole numbers from 0 that look random and are the same in each run. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

export async function sampleText(): Promise<string> {
  return readFile(join(packageRoot, 'samples', 'yiyang-housing-fund-2020.txt'), 'utf8');
}

/** Texts as long as those of a real report, made of its sentences: each with words of its own in some of them. */
export function reportTexts(sample: string, count: number): readonly string[] {
  const sentences = sample
    .split(/[。\n|]+/)
    .map((each) => each.trim())
    .filter((each) => each.length > 8);
  const signs = [...new Set(sample.replace(/[\s\d|]/g, ''))];
  const next = numbers(7);
  const word = (): string => Array.from({ length: 3 }, () => signs[next(signs.length)]).join('');
  return Array.from({ length: count }, (_, index) => {
    let text = `第${index}号`;
    while (text.length < 2000) {
      const sentence = sentences[next(sentences.length)] ?? '';
      const at = next(sentence.length);
      text += `${sentence.slice(0, at)}${next(3) === 0 ? word() : ''}${sentence.slice(at)}。${next(4) === 0 ? '\n' : ''}`;
    }
    return text;
  });
}
