import type { Heard } from './listening.ts';

/** What is asked of everything that is compared: a score for each artist, given what a listener shows; those shown do not count. */
export type Scorer = (shown: readonly Heard[]) => Float64Array;
