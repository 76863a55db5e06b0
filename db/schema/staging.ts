import type { Columns } from '../columns.ts';

/**
 * Temporary tables that a batch of a dump is put into before it is merged (see `bulk.ts`): no migration makes them.
 * Their columns are in the order in which a batch gives its values.
 */
export function createStaging(c: Columns) {
	/** `artistId` is the first credited artist's Discogs id. `standsAlone`: artist and title do not tell which album it is of. */
	const stagedReleases = c.table('staged_releases', {
		discogsId: c.integer(),
		hash: c.integer(),
		masterId: c.integer(),
		isMainRelease: c.boolean(),
		standsAlone: c.boolean(),
		artistId: c.integer(),
		title: c.text(),
		normalizedTitle: c.text(),
		credit: c.text(),
		isStudio: c.boolean(),
		primaryType: c.text(),
		secondaryTypes: c.json<string[]>(),
		country: c.text(),
		year: c.integer(),
		released: c.text(),
		format: c.text(),
		formatText: c.text(),
		descriptions: c.json<string[]>(),
		discs: c.integer(),
		isVinyl: c.boolean(),
		isOfficial: c.boolean(),
		isPromo: c.boolean(),
		isTestPressing: c.boolean(),
		isReissue: c.boolean(),
		label: c.text(),
		catalogNumber: c.text(),
		barcode: c.text(),
		identifiers: c.json<unknown>(),
		notes: c.text(),
	});

	/** Every credited artist of a staged release; ids are those of Discogs. */
	const stagedCredits = c.table('staged_credits', {
		releaseId: c.integer(),
		position: c.integer(),
		artistId: c.integer(),
		name: c.text(),
		normalizedName: c.text(),
		creditedAs: c.text(),
		joinPhrase: c.text(),
	});

	/** What `release_keys` is to hold of a staged release; `lowered` is what `labels` is to hold of a label as its key. */
	const stagedKeys = c.table('staged_keys', {
		releaseId: c.integer(),
		kind: c.text(),
		key: c.text(),
		lowered: c.text(),
	});

	/** Masters, as `dump_masters` is to hold them. */
	const stagedMasters = c.table('staged_masters', {
		discogsId: c.integer(),
		artistId: c.integer(),
		title: c.text(),
		normalizedTitle: c.text(),
		credit: c.text(),
		year: c.integer(),
		mainReleaseId: c.integer(),
		hash: c.integer(),
	});

	/** Spellings of artists; `discogsId` is the artist's. */
	const stagedNames = c.table('staged_names', { discogsId: c.integer(), name: c.text(), normalizedName: c.text() });

	/** The artists that the staged credits name, each once; `artistId` is ours. */
	const toldArtists = c.table('told_artists', {
		discogsId: c.integer(),
		name: c.text(),
		normalizedName: c.text(),
		releaseId: c.integer(),
		artistId: c.integer(),
	});

	/** Which album a staged release is of; `albumKey` says which ones are of the same, while there is none. `wasKnown`: it is stored. */
	const placedReleases = c.table('placed_releases', {
		discogsId: c.integer(),
		albumKey: c.text(),
		albumId: c.integer(),
		wasKnown: c.boolean(),
	});

	/**
	 * Albums that staged releases are of and that no master leads to: one row a key, numbered from 1 by `place`. `albumId` is the album they
	 * turn out to be. `year` is that of the oldest of these releases, `latestYear` that of the latest, and both the master's where it is known.
	 */
	const toldAlbums = c.table('told_albums', {
		place: c.integer(),
		albumKey: c.text(),
		releaseId: c.integer(),
		masterId: c.integer(),
		artistId: c.integer(),
		credit: c.text(),
		title: c.text(),
		normalizedTitle: c.text(),
		year: c.integer(),
		latestYear: c.integer(),
		standsAlone: c.boolean(),
		albumId: c.integer(),
		isNew: c.boolean(),
	});

	/** Which of them a matcher took for an album that is stored. */
	const matchedAlbums = c.table('matched_albums', { albumKey: c.text(), albumId: c.integer() });

	return {
		stagedReleases,
		stagedCredits,
		stagedKeys,
		stagedMasters,
		stagedNames,
		toldArtists,
		placedReleases,
		toldAlbums,
		matchedAlbums,
	};
}

export type Staging = ReturnType<typeof createStaging>;
