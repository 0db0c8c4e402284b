import { Pace } from '../../../pace.js';
import { finished, type Steps } from '../../../steps.js';
import type { ReportContent } from '../../content.js';
import type { Form } from '../../form.js';
import { numberOf, textsOf } from '../rule-parameters.js';
import { runsOf } from './section-runs.js';

/** Two texts that are 85 % alike share a band in 99 of 100 cases, two that are half alike in 22: those are looked at and found not to be copies. */
const bands = 8;
const rows = 5;
/** Units of work (see pace.ts) for a run. */
const sketchingRun = bands * rows;

export interface SketchedReport {
  readonly year: number;
  readonly scope: string;
  /** What the office is called, and was called before. */
  readonly officeNames: readonly string[];
}

/** What of a report's texts is looked for in others: reports of one year and scope that share a number may have a section in common. */
export function* sketchSteps(form: Form, content: ReportContent, { year, scope, officeNames }: SketchedReport): Steps<number[]> {
  const rule = form.rules.find(({ kind }) => kind === 'copy');
  const sketch: number[] = [];
  if (!rule) return sketch;
  const pace = new Pace();
  for (const key of textsOf(rule, 'sections')) {
    const section = content.sections[key];
    const runs = section && (yield* runsOf(section, officeNames, pace));
    if (runs && runs.size >= (numberOf(rule, 'shortest') ?? 0)) sketch.push(...(yield* bandsOf(runs, `${year} ${scope} ${key}`, pace)));
  }
  return sketch;
}

/** The same, all at once. */
export function sketchOf(form: Form, content: ReportContent, about: SketchedReport): number[] {
  return finished(sketchSteps(form, content, about));
}

/**
 * Locality-sensitive hashing over MinHash (Broder 1997; Indyk and Motwani 1998): the least of the runs under each of some orders, and so many
 * of them together as one number below 2^48. Sets that are alike have numbers in common.
 * @param salt sets of different salts have none
 */
export function* bandsOf(runs: ReadonlySet<string>, salt: string, pace: Pace): Steps<number[]> {
  const least = new Uint32Array(bands * rows).fill(0xffffffff);
  for (const run of runs) {
    const hash = hashOf(run, 0x811c9dc5);
    for (let order = 0; order < least.length; order++) {
      const place = mixed(hash ^ Math.imul(order + 1, 0x9e3779b1));
      if (place < (least[order] ?? 0)) least[order] = place;
    }
    if (pace.isDue(sketchingRun)) yield;
  }
  return Array.from({ length: bands }, (_, band) => {
    const name = `${salt} ${band} ${least.subarray(band * rows, (band + 1) * rows).join(' ')}`;
    return hashOf(name, 0x811c9dc5) * 0x10000 + (hashOf(name, 0x2f0b4c47) & 0xffff);
  });
}

/** FNV-1a over UTF-16 units, with its bits mixed. */
function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
