/** How the days of a file are written: "23/04/2023" or "04/23/2023". */
export type DayOrder = 'day first' | 'month first';

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const sorted = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?)?$/i;

/**
 * How a file writes its days, from all of them: a first number above 12 can only be a day, a second one only follows a month. Dots are the
 * day's; where nothing tells, the day comes first, as it does in most of the world. `isCertain`: something told.
 */
export function learnDayOrder(texts: Iterable<string>): { order: DayOrder; isCertain: boolean } {
	let isAmbiguous = false;
	for (const text of texts) {
		const [, first = '', sign, second = ''] = sorted.exec(text.trim()) ?? [];
		if (first === '') continue;
		if (Number(first) > 12 || sign === '.') return { order: 'day first', isCertain: true };
		if (Number(second) > 12) return { order: 'month first', isCertain: true };
		isAmbiguous = true;
	}
	return { order: 'day first', isCertain: !isAmbiguous };
}

/** A time in a file, as UTC where it names no zone. Null for what is none. */
export function readDate(text: string, order: DayOrder): Date | null {
	const asIso = iso.exec(text.trim());
	if (asIso !== null) {
		const [, year, month, day, hour, minute, second, zone] = asIso;
		return toInstant([year, month, day, hour, minute, second], offsetOf(zone));
	}
	const [, first, , second, year = '', hour, minute, seconds, half] = sorted.exec(text.trim()) ?? [];
	if (first === undefined) return null;
	const [day, month] = order === 'day first' ? [first, second] : [second, first];
	const whole = year.length === 2 ? `20${year}` : year;
	return toInstant([whole, month, day, hourOf(hour, half), minute, seconds], 0);
}

/** "2022-02-12 19:20:35", in UTC: as Discogs writes it. */
export function writeDate(date: Date): string {
	return date.toISOString().slice(0, 19).replace('T', ' ');
}

function toInstant(parts: (string | undefined)[], offset: number): Date | null {
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
	const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
	const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
	return isReal && year >= 1900 ? new Date(at.getTime() - offset) : null;
}

/** Milliseconds that a zone is ahead of UTC. */
function offsetOf(zone: string | undefined): number {
	const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function hourOf(hour: string | undefined, half: string | undefined): string | undefined {
	if (hour === undefined || half === undefined) return hour;
	return String((Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0));
}
