import { once } from '../../once.ts';
import type { ProviderName } from './provider-names.ts';

/** A day as a provider counts it. */
export interface CountedDay {
	/** `YYYY-MM-DD` where the provider is. */
	day: string;
	/** When it starts to count anew. */
	resetsAt: Date;
}

/**
 * How many calls a day a provider allows to one key.
 * eBay: 5,000 calls of the Browse API for all marketplaces together, counted anew at midnight Pacific time (eBay's page of API call limits).
 */
export const dailyLimits: Partial<Readonly<Record<ProviderName, number>>> = { ebay: 5000 };

const pacificDate = once(
	() =>
		new Intl.DateTimeFormat('en-US', {
			timeZone: 'America/Los_Angeles',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
		}),
);

/** The day in California, where eBay counts, and its end: 23 to 25 hours after it began, for the clocks are changed there. */
export function pacificDay(now: Date): CountedDay {
	const day = dayOf(now);
	// Its midnight is at 7 or 8 in UTC; clocks change at two in the morning, so there is always exactly one.
	const noon = Date.parse(`${day}T12:00:00Z`);
	const ends = [19, 20].map((hours) => new Date(noon + hours * 3_600_000));
	const resetsAt = ends.find((end) => dayOf(end) !== day);
	if (resetsAt === undefined) throw new RangeError(`the day ${day} has no end`);
	return { day, resetsAt };
}

function dayOf(time: Date): string {
	const parts = new Map(
		pacificDate()
			.formatToParts(time)
			.map(({ type, value }) => [type, value]),
	);
	return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}
