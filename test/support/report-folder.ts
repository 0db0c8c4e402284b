import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Core } from '../../src/app/core.js';
import { packageRoot } from '../../src/package-root.js';
import { registerOffice } from './core.js';

/** The name of the nth office of a test: in Chinese characters, as offices have. */
export function nameOf(index: number): string {
  return `${[...String(index)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}州市住房公积金管理中心`;
}

/** The sample report, as of another office and year; `change` tells one from another. */
export async function reportText(office: string, year: 2019 | 2020, change = 227): Promise<string> {
  const sample = await readFile(join(packageRoot, 'samples', 'yiyang-housing-fund-2020.txt'), 'utf8');
  return sample
    .replaceAll('益阳', '某')
    .replace('市住房公积金管理中心\n', `${office}${year}年政府信息公开工作年度报告\n`)
    .replaceAll('2020年', `${year}年`)
    .replace('227条', `${change}条`);
}

/** Writes files below a folder. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** Two reports each of so many offices, in folders by year. */
export async function reportFiles(offices: number): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (let index = 0; index < offices; index++)
    for (const year of [2019, 2020] as const) files[`${year}/report${index}.txt`] = await reportText(nameOf(index), year, index);
  return files;
}

export async function registerNamed(core: Core, offices: number): Promise<void> {
  for (let index = 0; index < offices; index++) await registerAs(core, `o${index}`, nameOf(index));
}

export async function registerAs(core: Core, officeId: string, name: string): Promise<void> {
  await registerOffice(core, officeId, { name });
}
