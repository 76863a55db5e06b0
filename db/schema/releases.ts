import type { Columns } from '../columns.ts';
import type { albumTables } from './albums.ts';

/**
 * Releases: every pressing that a source lists, bootlegs and test pressings included and flagged.
 * `masterId` is the Discogs master it was listed under; `fetchedAt` is the age of the source's data, which Discogs' terms
 * limit to six hours when it is shown (see `steps/freshness.ts`). `goneAt`: the source no longer has it; the row stays.
 */
export function releaseTables(c: Columns, { albums }: Pick<ReturnType<typeof albumTables>, 'albums'>) {
	const releases = c.table(
		'releases',
		{
			id: c.id(),
			mbid: c.text(),
			discogsId: c.integer().unique(),
			spotifyId: c.text(),
			albumId: c.integer().references(() => albums.id),
			masterId: c.integer(),
			title: c.text().notNull(),
			country: c.text(),
			year: c.integer(),
			released: c.text(),
			format: c.text(),
			formatText: c.text(),
			descriptions: c.json<string[]>().notNull(),
			discs: c.integer(),
			isVinyl: c.boolean().notNull(),
			isOfficial: c.boolean().notNull(),
			isPromo: c.boolean().notNull(),
			isTestPressing: c.boolean().notNull(),
			isReissue: c.boolean().notNull(),
			label: c.text(),
			catalogNumber: c.text(),
			barcode: c.text(),
			identifiers: c.json<{ type: string; value: string; description: string | null }[]>(),
			notes: c.text(),
			discogsRating: c.real(),
			discogsVotes: c.integer(),
			have: c.integer(),
			want: c.integer(),
			source: c.text().notNull(),
			fetchedAt: c.timestamp().notNull(),
			goneAt: c.timestamp(),
			createdAt: c.timestamp().notNull(),
			updatedAt: c.timestamp().notNull(),
		},
		(t) => [
			// With all that is summed up of an album's pressings (`store/recommendations/pressings-reader.ts`), side by side.
			c.index('releases_album').on(t.albumId, t.isVinyl, t.discogsRating, t.discogsVotes, t.have),
			c.index('releases_master').on(t.masterId),
			c.index('releases_barcode').on(t.barcode),
		],
	);

	return { releases };
}
