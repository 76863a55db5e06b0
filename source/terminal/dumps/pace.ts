/** How far something was, and when (in milliseconds). */
export interface Moment {
	at: number;
	bytes: number;
	records: number;
}

/** Bytes and records a second. */
export interface Pace {
	bytes: number;
	records: number;
}

/** As far back as is looked, in milliseconds: long enough to be steady, short enough to notice that it has become slower. */
const lookBack = 10_000;
/** Less than that says nothing yet. */
const leastLook = 1_000;
/** Between two that are noted. */
const leastPause = 100;

/** The moments that a pace is worked out from, with another one; one of them is as old as is looked back, or older. */
export function noteMoment(moments: readonly Moment[], moment: Moment): readonly Moment[] {
	const last = moments.at(-1);
	if (last !== undefined && moment.at - last.at < leastPause) return moments;
	const first = moments.findLastIndex(({ at }) => at <= moment.at - lookBack);
	return [...moments.slice(Math.max(0, first)), moment];
}

/** How fast it went over these moments; null while they are too few to say. */
export function paceOf(moments: readonly Moment[]): Pace | null {
	const [first, last] = [moments[0], moments.at(-1)];
	if (first === undefined || last === undefined || last.at - first.at < leastLook) return null;
	const seconds = (last.at - first.at) / 1000;
	return { bytes: (last.bytes - first.bytes) / seconds, records: (last.records - first.records) / seconds };
}
