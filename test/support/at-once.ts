import { Pace } from '../../src/pace.js';
import { finished, type Steps } from '../../src/steps.js';

/** The result of a computation that goes at the pace that it is given, without a pause. */
export function atOnce<T>(begin: (pace: Pace) => Steps<T>): T {
  return finished(begin(new Pace()));
}
