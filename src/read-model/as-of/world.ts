/**
 * Everything as it stood at an instant (ISO 8601, UTC, milliseconds). `recorded`: what had been recorded by then, drafts and all;
 * `inForce`: what the public could read, each report as its edition in force.
 */
export interface World {
  readonly kind: 'recorded' | 'inForce';
  readonly at: string;
}
