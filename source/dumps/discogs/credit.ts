import { normalizeName, stripDiscogsDecoration } from '../../matching/names.ts';
import type { CreditFacts } from './facts.ts';

/** A credited artist as albums list them: `name` without Discogs' homonym number, `creditedAs` as printed. */
export interface Credit {
	artistId: number;
	name: string;
	normalizedName: string;
	creditedAs: string;
	/** With the spaces that belong around it; '' after the last. */
	joinPhrase: string;
}

/** Discogs' own entries for whoever it does not name: Various, Unknown Artist, No Artist. */
export const nobody: ReadonlySet<number> = new Set([194, 355, 118_760]);

const unknownArtist = { discogsId: 355, name: 'Unknown Artist', anv: null, join: '' } satisfies CreditFacts;

/** The credited artists of a release or a master that Discogs has an entry for, each once; at least one: Discogs' "Unknown Artist". */
export function readCredits(artists: readonly CreditFacts[]): Credit[] {
	const named = artists.filter(({ discogsId }) => discogsId !== null);
	const credits = new Map<number, Credit>();
	for (const [index, { discogsId, name, anv, join }] of (named.length > 0 ? named : [unknownArtist]).entries()) {
		if (discogsId === null || credits.has(discogsId)) continue;
		const own = stripDiscogsDecoration(name);
		credits.set(discogsId, {
			artistId: discogsId,
			name: own,
			normalizedName: normalizeName(own),
			creditedAs: anv ?? own,
			joinPhrase: index === named.length - 1 ? '' : spaceJoin(join),
		});
	}
	return [...credits.values()];
}

/** The whole credit as printed: "David Byrne & Brian Eno". */
export function printCredit(credits: readonly Credit[]): string {
	return credits
		.map(({ creditedAs, joinPhrase }) => creditedAs + joinPhrase)
		.join('')
		.trim();
}

function spaceJoin(join: string): string {
	if (join === '' || join === ',') return ', ';
	return ` ${join} `;
}
