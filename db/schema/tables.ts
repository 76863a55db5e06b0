import type { Columns } from '../columns.ts';
import { albumTables } from './albums.ts';
import { artistTables } from './artists.ts';
import { identityTables } from './identity.ts';
import { importTables } from './imports.ts';
import { listenerTables } from './listeners.ts';
import { priceTables } from './prices.ts';
import { recommendationTables } from './recommendations.ts';
import { releaseTables } from './releases.ts';
import { searchTables } from './search.ts';
import { syncTables } from './sync.ts';

/** Every table, declared once, for the engine whose column kit is given. */
export function createTables(columns: Columns) {
	const artists = artistTables(columns);
	const albums = albumTables(columns, artists);
	const releases = releaseTables(columns, albums);
	const listeners = listenerTables(columns, { ...artists, ...albums });
	return {
		...artists,
		...albums,
		...releases,
		...priceTables(columns, { ...albums, ...releases }),
		...listeners,
		...recommendationTables(columns, { ...artists, ...albums, ...listeners }),
		...searchTables(columns),
		...identityTables(columns),
		...syncTables(columns),
		...importTables(columns),
	};
}

export type Tables = ReturnType<typeof createTables>;
