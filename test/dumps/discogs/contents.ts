import type { Database } from '../../../db/client.ts';

/** All that an import stores, without our ids and times and in an order of its own: what two databases are compared by. */
export type Contents = Record<string, unknown[]>;

/** Reads everything that imports write. Artists go by their Discogs id and name, albums by what they are and the pressings they have. */
export async function readContents(database: Database): Promise<Contents> {
	const { read, tables } = database;
	const all = {
		artists: await read.select().from(tables.artists),
		artistNames: await read.select().from(tables.artistNames),
		albums: await read.select().from(tables.albums),
		albumArtists: await read.select().from(tables.albumArtists),
		releases: await read.select().from(tables.releases),
		releaseKeys: await read.select().from(tables.releaseKeys),
		labels: await read.select().from(tables.labels),
		links: await read.select().from(tables.links),
		dumpMasters: await read.select().from(tables.dumpMasters),
		dumpReleases: await read.select().from(tables.dumpReleases),
		imports: await read.select().from(tables.imports),
	};
	const artistOf = new Map(all.artists.map(({ id, discogsId, name }) => [id, `${discogsId} ${name}`]));
	const releaseOf = new Map(all.releases.map(({ id, discogsId }) => [id, discogsId]));
	const pressingsOf = Map.groupBy(all.releases, ({ albumId }) => albumId);
	const creditsOf = Map.groupBy(all.albumArtists, ({ albumId }) => albumId);
	const importOf = new Map(all.imports.sort((a, b) => a.id - b.id).map(({ id }, place) => [id, place]));
	const toPlace = (id: number | null) => (id === null ? null : (importOf.get(id) ?? 'no such import'));
	const albumOf = new Map(
		all.albums.map(({ id, artistId, createdAt: _, updatedAt: __, ...album }) => [
			id,
			{
				...album,
				artist: artistOf.get(artistId),
				credits: (creditsOf.get(id) ?? [])
					.sort((a, b) => a.position - b.position)
					.map(({ id: _, albumId: __, artistId: of, ...credit }) => ({ ...credit, artist: artistOf.get(of) })),
				pressings: (pressingsOf.get(id) ?? []).map(({ discogsId }) => discogsId).sort(),
			},
		]),
	);
	return sortAll({
		artists: all.artists.map(({ id: _, mergedIntoId, createdAt: __, updatedAt: ___, ...artist }) => ({
			...artist,
			mergedInto: artistOf.get(mergedIntoId ?? 0) ?? null,
		})),
		artistNames: all.artistNames.map(({ id: _, artistId, ...name }) => ({ ...name, artist: artistOf.get(artistId) })),
		albums: [...albumOf.values()],
		releases: all.releases.map(
			({ id: _, albumId: __, createdAt: ___, updatedAt: ____, fetchedAt: _____, goneAt, ...release }) => ({
				...release,
				isGone: goneAt !== null,
			}),
		),
		releaseKeys: all.releaseKeys.map(({ releaseId, ...key }) => ({ ...key, release: releaseOf.get(releaseId) })),
		labels: all.labels.map(({ id: _, ...label }) => label),
		links: all.links.map(({ id: _, entityId, createdAt: __, updatedAt: ___, ...link }) => ({
			...link,
			of: link.entity === 'album' ? albumOf.get(entityId)?.title : artistOf.get(entityId),
		})),
		dumpMasters: all.dumpMasters,
		dumpReleases: all.dumpReleases.map(({ addedIn, changedIn, goneIn, ...release }) => ({
			...release,
			added: toPlace(addedIn),
			changed: toPlace(changedIn),
			gone: toPlace(goneIn),
		})),
		imports: all.imports.map(({ id: _, startedAt: __, updatedAt: ___, finishedAt, ...row }) => ({
			...row,
			isFinished: finishedAt !== null,
		})),
	});
}

/** What two readings of a dump in another order, or in other months, have in common: no word of the imports themselves. */
export function withoutHistory({ imports: _, dumpReleases = [], ...contents }: Contents): Contents {
	return {
		...contents,
		dumpReleases: dumpReleases.map((row) => JSON.stringify(Object.entries(JSON.parse(String(row))).slice(0, 2))),
	};
}

/** As texts: they are compared, and a difference of ten thousand rows is shown as one of lines. */
function sortAll(contents: Contents): Contents {
	return Object.fromEntries(
		Object.entries(contents).map(([name, rows]) => [name, rows.map((row) => JSON.stringify(row)).sort()]),
	);
}
