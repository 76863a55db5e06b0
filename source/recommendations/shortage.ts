import { nameCountry } from '../countries.ts';
import { formatMoney } from '../money/format-money.ts';
import { flagFor } from '../profiles/user-name.ts';
import type { Parameters } from '../recommender/parameters.ts';
import type { RecommendationSet } from './recommendation.ts';

/** What was found for a question. */
export interface Found {
	/** How many albums the set has. */
	chosen: number;
	/** Whether there is anything that says what the listener likes. */
	isAnythingKnown: boolean;
	/** Whether any studio album is stored. */
	hasAlbums: boolean;
	/** How many studio albums of those that were looked at are in the collection, and how many were dismissed. */
	owned: number;
	dismissed: number;
}

/** Why there are fewer albums than were asked for, the one thing that helps first; null where there are enough. */
export function explainShortage(name: string, parameters: Parameters, found: Found): RecommendationSet['shortage'] {
	const { chosen, owned, dismissed } = found;
	if (chosen >= parameters.limit) return null;
	const flag = flagFor(name);
	if (!found.hasAlbums) {
		return {
			message: 'There are no albums in the database yet.',
			// Whoever named artists, or connected an account, has them in the queue.
			next: found.isAnythingKnown
				? 'Fetch those of the artists that you named, play or own: `vinilogy ingest`.'
				: `Fetch some: \`vinilogy seed --tag shoegaze --limit 50\`, or \`vinilogy add "Slowdive"${flag}\` for an artist you like.`,
		};
	}
	if (!found.isAnythingKnown) {
		return {
			message: parameters.isSeedsOnly ? `${name} has no seed artists.` : `Nothing is known of what ${name} likes.`,
			next: `Name some artists, \`vinilogy add "Slowdive" "Ride"${flag}\`, or connect an account, \`vinilogy connect lastfm NAME${flag}\`, and run \`vinilogy sync${flag}\`.`,
		};
	}
	const only = chosen === 0 ? 'No album is' : chosen === 1 ? 'Only one album is' : `Only ${chosen} albums are`;
	const left = [owned === 0 ? '' : `${owned} owned`, dismissed === 0 ? '' : `${dismissed} dismissed`].filter(Boolean);
	const because = left.length === 0 ? '' : ` (${left.join(', ')})`;
	const { maxPrice, currency, country } = parameters;
	if (maxPrice !== null && country !== null) {
		const limit = formatMoney({ currency, amount: maxPrice });
		return {
			message: `${only} on offer for ${limit} or less in ${nameCountry(country)}${because}, as far as prices are known.`,
			next: `Raise --max-price, or ask for prices with \`vinilogy prices sync --recs${flag}\`.`,
		};
	}
	if (dismissed > 0 && dismissed >= owned) {
		return {
			message: `${only} left to recommend${because}.`,
			next: `Take dismissals back, listed by \`vinilogy dismissals${flag}\`, or fetch more music: \`vinilogy seed --tag TAG\`.`,
		};
	}
	return {
		message: `${only} left to recommend${because}: the database has no more.`,
		next: 'Fetch more music: `vinilogy seed --tag TAG`, or `vinilogy seed --artist NAME --similar`.',
	};
}
