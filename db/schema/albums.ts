import type { Columns } from '../columns.ts';
import type { artistTables } from './artists.ts';

/**
 * Albums are MusicBrainz release groups; `discogsId` is the Discogs master (not unique: separate volumes may share one).
 * `artistId` is the first credited artist, `credit` the whole credit as printed ("David Byrne & Brian Eno").
 */
export function albumTables(c: Columns, { artists }: Pick<ReturnType<typeof artistTables>, 'artists'>) {
	const albums = c.table(
		'albums',
		{
			id: c.id(),
			mbid: c.text().unique(),
			discogsId: c.integer(),
			spotifyId: c.text(),
			artistId: c
				.integer()
				.notNull()
				.references(() => artists.id),
			title: c.text().notNull(),
			normalizedTitle: c.text().notNull(),
			credit: c.text().notNull(),
			disambiguation: c.text(),
			firstReleaseDate: c.text(),
			firstReleaseYear: c.integer(),
			isStudio: c.boolean().notNull(),
			primaryType: c.text(),
			secondaryTypes: c.json<string[]>().notNull(),
			coverUrl: c.text(),
			coverSource: c.text(),
			source: c.text().notNull(),
			createdAt: c.timestamp().notNull(),
			updatedAt: c.timestamp().notNull(),
		},
		(t) => [
			// With the title: who loads a dump asks for an artist's album of that name, and "Various" has half a million.
			c.index('albums_artist').on(t.artistId, t.normalizedTitle),
			c.index('albums_discogs_id').on(t.discogsId),
			c.index('albums_normalized_title').on(t.normalizedTitle),
		],
	);

	/** Every credited artist of an album, in the order of the credit: a collaboration is listed under each of them. */
	const albumArtists = c.table(
		'album_artists',
		{
			id: c.id(),
			albumId: c
				.integer()
				.notNull()
				.references(() => albums.id),
			artistId: c
				.integer()
				.notNull()
				.references(() => artists.id),
			position: c.integer().notNull(),
			creditedAs: c.text().notNull(),
			joinPhrase: c.text().notNull(),
		},
		(t) => [
			c.uniqueIndex('album_artists_once').on(t.albumId, t.artistId),
			c.index('album_artists_artist').on(t.artistId),
		],
	);

	return { albums, albumArtists };
}
