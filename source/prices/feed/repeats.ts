import { createHash } from 'node:crypto';

/**
 * Whether a name was there before, for millions of names: what is kept of each is a number of 48 bits, so that a feed of a million rows costs
 * some tens of megabytes. Two different names share one once in three hundred million pairs of a million: a row too many is reported, none is lost silently.
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
