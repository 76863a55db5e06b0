import { createHash } from 'node:crypto';

/**
 * Whether a name was there before, for millions of names: of each a number of 48 bits is kept, so that a million cost some tens of megabytes.
 * Two of a million names share a number in one feed of five hundred: that row is reported as a repetition, never lost in silence.
 */
export function createRepeats(): (name: string) => boolean {
	const seen = new Set<number>();
	return (name) => {
		const number = createHash('sha1').update(name).digest().readUIntBE(0, 6);
		const isRepeated = seen.has(number);
		seen.add(number);
		return isRepeated;
	};
}
