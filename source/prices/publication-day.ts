const dayMs = 86_400_000;

/** Rates come about 16:00 in Frankfurt, sometimes minutes later. */
const publishedBy = '16:30';

/**
 * The newest day ("2026-11-20") whose rates of the European Central Bank can be out at an instant: today from half past four in
 * Frankfurt on, else the last weekday before. Its few holidays are not known here: on them this names a day that never comes.
 */
export function newestPublicationDay(now: Date): string {
	const [today = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'Europe/Berlin',
		dateStyle: 'short',
		timeStyle: 'short',
	})
		.format(now)
		.split(' ');
	return lastWeekday(time >= publishedBy ? today : dayBefore(today));
}

/** The weekday before a day ("2026-11-20"): of a Monday the Friday. */
export function weekdayBefore(day: string): string {
	return lastWeekday(dayBefore(day));
}

function lastWeekday(day: string): string {
	return [0, 6].includes(new Date(day).getUTCDay()) ? lastWeekday(dayBefore(day)) : day;
}

function dayBefore(day: string): string {
	return new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10);
}
