const dayMs = 86_400_000;

/** Holidays of TARGET that fall on the same day every year; the 15th stands in for those that move, so that every file has a gap. */
const closed = /-(?:01-01|05-01|12-25|12-26|\d\d-15)$/;

/** The last day whose rates are out at an instant: they come at 16:00 in Frankfurt, on working days. */
export function lastPublishedDay(now: Date): string {
	const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' });
	const [today = '', time = ''] = parts.format(now).split(' ');
	const last = time >= '16:00' ? today : dayBefore(today);
	return workingDaysUntil(last, 1)[0] ?? last;
}

/** The working days of so many days up to and with `last`, the newest first; at least one. */
export function workingDaysUntil(last: string, days: number): string[] {
	const found: string[] = [];
	for (let day = last, left = days; left > 0 || found.length === 0; day = dayBefore(day), left--) {
		if (isWorkingDay(day)) found.push(day);
	}
	return found;
}

function isWorkingDay(day: string): boolean {
	return ![0, 6].includes(new Date(day).getUTCDay()) && !closed.test(day);
}

function dayBefore(day: string): string {
	return new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10);
}
