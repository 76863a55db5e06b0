import type { Engine } from '../client.ts';
import { type Columns, postgresColumns, sqliteColumns } from '../columns.ts';

/**
 * Temporary tables that a batch of a dump is put into before it is merged (see `bulk.ts`): no migration makes them.
 * Their columns are in the order in which a batch gives its values.
 */
function createStaging(c: Columns) {
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

	/** What `release_keys` is to hold of a staged release. */
	const stagedKeys = c.table('staged_keys', { releaseId: c.integer(), kind: c.text(), key: c.text() });

	return { stagedReleases, stagedCredits, stagedKeys };
}

export type Staging = ReturnType<typeof createStaging>;

/** The temporary tables of an engine. */
export function stagingOf(engine: Engine): Staging {
	return createStaging(engine === 'sqlite' ? sqliteColumns : postgresColumns);
}
