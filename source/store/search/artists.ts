import { and, asc, desc, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { alikeEnough, likeness } from '../../matching/likeness.ts';
import { normalizeName } from '../../matching/names.ts';
import type { ArtistRow } from '../artists-reader.ts';
import { beginnings, lastCharacter, listKnown, popularityOf, type RankedHit, type Wanted } from './hits.ts';

const mostListeners = 10_000_000;

type Compared = Pick<
	ArtistRow,
	'id' | 'name' | 'normalizedName' | 'sortName' | 'disambiguation' | 'country' | 'listeners'
>;

/** Artists whose name, sort name or other name fits; `similar` are ids of artists and of other names that may. Merged ones are left out. */
export async function findArtistHits(
	{ read, tables }: Database,
	wanted: Wanted,
	similar: { artists: number[]; artistNames: number[] },
): Promise<RankedHit[]> {
	const { artists, artistNames } = tables;
	const { id, name, normalizedName, sortName, disambiguation, country, listeners } = artists;
	// Hundreds of rows are compared: no more of each is read than that takes.
	const columns = { id, name, normalizedName, sortName, disambiguation, country, listeners };
	const began = await read
		.select(columns)
		.from(artists)
		.where(
			and(
				gte(artists.normalizedName, wanted.name),
				lt(artists.normalizedName, wanted.name + lastCharacter),
				isNull(artists.mergedIntoId),
			),
		)
		.orderBy(
			desc(eq(artists.normalizedName, wanted.name)),
			desc(sql`coalesce(${artists.listeners}, -1)`),
			asc(artists.id),
		)
		.limit(beginnings);
	const alike = await read
		.select(columns)
		.from(artists)
		.where(and(inArray(artists.id, similar.artists), isNull(artists.mergedIntoId)));
	const byOtherName = await read
		.select({ artist: columns, name: artistNames.name, key: artistNames.normalizedName })
		.from(artistNames)
		.innerJoin(artists, eq(artists.id, artistNames.artistId))
		.where(and(or(inArray(artistNames.id, similar.artistNames), beginsOtherName()), isNull(artists.mergedIntoId)))
		.limit(beginnings + similar.artistNames.length);

	function beginsOtherName() {
		const ids = read
			.select({ id: artistNames.id })
			.from(artistNames)
			.where(
				and(gte(artistNames.normalizedName, wanted.name), lt(artistNames.normalizedName, wanted.name + lastCharacter)),
			)
			.orderBy(sql`length(${artistNames.normalizedName})`)
			.limit(beginnings);
		return inArray(artistNames.id, ids);
	}

	const hits = new Map<number, RankedHit>();
	const keep = (artist: Compared, score: number, otherName: string | null) => {
		if (score >= alikeEnough && score > (hits.get(artist.id)?.score ?? 0))
			hits.set(artist.id, toHit(artist, score, otherName));
	};
	for (const artist of [...began, ...alike]) {
		keep(artist, likeness(wanted.name, artist.normalizedName), null);
		if (artist.sortName !== null) keep(artist, likeness(wanted.name, normalizeName(artist.sortName)), artist.sortName);
	}
	for (const { artist, name, key } of byOtherName) keep(artist, likeness(wanted.name, key), name);
	return [...hits.values()];
}

function toHit(artist: Compared, score: number, otherName: string | null): RankedHit {
	const { id, name, disambiguation, country, listeners } = artist;
	return {
		kind: 'artist',
		text: name,
		detail: listKnown([otherName === null ? null : `also ${otherName}`, disambiguation, country]),
		score,
		artistId: id,
		albumId: null,
		discogsId: null,
		pressings: 0,
		popularity: popularityOf(listeners ?? 0, mostListeners),
	};
}
