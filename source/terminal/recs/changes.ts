import type { SetChange } from '../../recommendations/recommendation.ts';

/** What came and what went since the set before, a line each: "+ Ride – Nowhere", "− Slowdive – Souvlaki (dismissed)". */
export function listChanges({ added, gone }: SetChange): string[] {
	return [
		...added.map(({ credit, title }) => `+ ${credit} – ${title}`),
		...gone.map(({ credit, title, why }) => `− ${credit} – ${title} (${why})`),
	];
}

/** "3 new, 2 gone since 18 Nov"; "the same as on 18 Nov" where nothing changed. Times of today are told by the hour. */
export function describeChange({ since, added, gone }: SetChange, now: Date): string {
	const when = nameMoment(since, now);
	const counts = [
		...(added.length === 0 ? [] : [`${added.length} new`]),
		...(gone.length === 0 ? [] : [`${gone.length} gone`]),
	];
	return counts.length === 0 ? `nothing changed since ${when}` : `${counts.join(', ')} since ${when}`;
}

/** "18 Nov", "18 Nov 2025", "14:05" for today; in the time of this machine. */
function nameMoment(then: Date, now: Date): string {
	if (then.toDateString() === now.toDateString()) return then.toTimeString().slice(0, 5);
	const day = `${then.getDate()} ${months[then.getMonth()]}`;
	return then.getFullYear() === now.getFullYear() ? day : `${day} ${then.getFullYear()}`;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
