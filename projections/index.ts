import type { Projection } from '../src/read-model/projection.js';
import { answers } from './answers.js';
import { editions } from './editions.js';
import { figures } from './figures.js';
import { offices } from './offices.js';
import { reports } from './reports.js';
import { revisions } from './revisions.js';
import { search } from './search.js';
import { sketches } from './sketches.js';

/** Every read model, in the order in which an event is given to them. */
export const projections: readonly Projection[] = [offices, reports, revisions, editions, answers, sketches, figures, search];
