import { sql } from 'drizzle-orm';
import type { Columns } from '../columns.ts';

/**
 * Artists. Names are not unique (three artists are called exactly Nirvana): identity is the MBID, then the Discogs id,
 * then a decided match. `source` says how the row came here: `lastfm`, `musicbrainz`, `similar`, `credit`, `person`, `discogs`,
 * `listening`, `discogs-dump` (named on a record in a dump, and nowhere else yet).
 */
export function artistTables(c: Columns) {
	const artists = c.table(
		'artists',
		{
			id: c.id(),
			mbid: c.text().unique(),
			mbidHint: c.text(),
			discogsId: c.integer(),
			spotifyId: c.text(),
			deezerId: c.text(),
			wikidataId: c.text(),
			name: c.text().notNull(),
			normalizedName: c.text().notNull(),
			sortName: c.text(),
			disambiguation: c.text(),
			type: c.text(),
			country: c.text(),
			listeners: c.integer(),
			playcount: c.integer(),
			lastfmUrl: c.text(),
			imageUrl: c.text(),
			imageSource: c.text(),
			imageCredit: c.text(),
			mergedIntoId: c.integer(),
			source: c.text().notNull(),
			createdAt: c.timestamp().notNull(),
			updatedAt: c.timestamp().notNull(),
		},
		(t) => [
			c.index('artists_normalized_name').on(t.normalizedName),
			c.index('artists_discogs_id').on(t.discogsId),
			c.index('artists_lastfm_url').on(t.lastfmUrl),
			// One page is one artist; of those that were merged, only the one they became counts.
			c.uniqueIndex('artists_lastfm_url_once').on(t.lastfmUrl).where(sql`merged_into_id is null`),
		],
	);

	/** Aliases and spellings under which an artist is also found. */
	const artistNames = c.table(
		'artist_names',
		{
			id: c.id(),
			artistId: c
				.integer()
				.notNull()
				.references(() => artists.id),
			name: c.text().notNull(),
			normalizedName: c.text().notNull(),
			source: c.text().notNull(),
		},
		(t) => [
			c.uniqueIndex('artist_names_once').on(t.artistId, t.name),
			c.index('artist_names_normalized').on(t.normalizedName),
		],
	);

	/** Similar artists; `score` is 0–1 and scaled per artist and source, so scores of two artists are not comparable. */
	const artistSimilars = c.table(
		'artist_similars',
		{
			id: c.id(),
			artistId: c
				.integer()
				.notNull()
				.references(() => artists.id),
			similarArtistId: c
				.integer()
				.notNull()
				.references(() => artists.id),
			score: c.real().notNull(),
			source: c.text().notNull(),
			fetchedAt: c.timestamp().notNull(),
		},
		(t) => [
			c.uniqueIndex('artist_similars_once').on(t.artistId, t.similarArtistId, t.source),
			// Whoever recommends reads tens of thousands of edges, from both ends: here they lie side by side.
			c.index('artist_similars_forth').on(t.artistId, t.source, t.similarArtistId, t.score),
			c.index('artist_similars_back').on(t.similarArtistId, t.source, t.artistId, t.score),
		],
	);

	const tags = c.table('tags', { id: c.id(), name: c.text().notNull().unique() });

	/** Which artists a tag's top list named, and where; what `seed --tag` reads again instead of asking twice. */
	const artistTags = c.table(
		'artist_tags',
		{
			id: c.id(),
			tagId: c
				.integer()
				.notNull()
				.references(() => tags.id),
			artistId: c
				.integer()
				.notNull()
				.references(() => artists.id),
			rank: c.integer().notNull(),
		},
		(t) => [c.uniqueIndex('artist_tags_once').on(t.tagId, t.artistId)],
	);

	return { artists, artistNames, artistSimilars, tags, artistTags };
}
