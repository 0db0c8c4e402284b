import { Slices } from './in-slices.js';

/** Those of this process: the long computations of all requests take turns with each other. */
export const slices = new Slices();
