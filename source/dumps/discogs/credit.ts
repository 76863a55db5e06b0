import { normalizeName, stripDiscogsDecoration } from '../../matching/names.ts';
import type { CreditFacts } from './facts.ts';
import { remember } from './remember.ts';

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

/** How credits are read: with what was found out about names before. */
export type ReadCredits = (artists: readonly CreditFacts[]) => Credit[];

/** More names than are in use at a time. */
const namesHeld = 20_000;

/**
 * Makes what reads credits: the credited artists of a release or a master that Discogs has an entry for, each once; at least one, Discogs'
 * "Unknown Artist".
 */
export function createCreditReader(): ReadCredits {
	const readName = remember(namesHeld, (name) => {
		const own = stripDiscogsDecoration(name);
		return { name: own, normalizedName: normalizeName(own) };
	});
	return (artists) => {
		const known = artists.filter(({ discogsId }) => discogsId !== null);
		const named = known.length > 0 ? known : [unknownArtist];
		const credits = new Map<number, Credit>();
		for (const [index, { discogsId, name, anv, join }] of named.entries()) {
			if (discogsId === null || credits.has(discogsId)) continue;
			const own = readName(name);
			const joinPhrase = index === named.length - 1 ? '' : spaceJoin(join);
			credits.set(discogsId, { artistId: discogsId, ...own, creditedAs: anv ?? own.name, joinPhrase });
		}
		return [...credits.values()];
	};
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
