import { expect, it } from 'vitest';
import type { Database } from '../../../db/client.ts';
import { stripDiscogsDecoration } from '../../../source/matching/names.ts';
import type { Artist } from '../../../source/sandbox/world/types.ts';
import { buildWorld } from '../../../source/sandbox/world/world.ts';
import { planArtist } from '../../../source/steps/plan.ts';
import { joinByDiscogsId, joinByMbid } from '../../../source/store/artist-identity.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createWorld } from '../../helpers/world.ts';
import { importFiles, writeDump } from './files.ts';

const seed = 1973;
const world = buildWorld(seed);
const known = world.real.filter(({ unknownToMusicBrainz }) => !unknownToMusicBrainz);
/** Some of every kind: with two artists at Discogs, credited beside others, of a name that others have. */
const chosen = [
	...known.filter(({ discogs }) => discogs.also.length > 0).slice(0, 3),
	...known.filter((artist) => world.albumsOf(artist).some(({ credit }) => credit.length > 1)).slice(0, 3),
	...known.slice(10, 14),
];
const bootlegs = new Set(
	known.flatMap((artist) => world.albumsOf(artist)).flatMap(({ kind, mbid }) => (kind === 'bootleg' ? [mbid] : [])),
);

/** Every other one is known by MBID, the others by their number at Discogs. */
async function plant(database: Database, artists: Artist[]): Promise<void> {
	await writeAt(database, new Date(), async (store) => {
		for (const [place, { name, mbid, discogs }] of artists.entries()) {
			const { artist } =
				place % 2 === 0
					? await joinByMbid(store, { name, mbid, source: 'similar' })
					: await joinByDiscogsId(store, { name: stripDiscogsDecoration(discogs.name), discogsId: discogs.id });
			await planArtist(store, artist.id, { depth: 1, spread: false });
		}
	});
}

const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();

/** What MusicBrainz tells of the chosen ones and of whom they are credited with, in words that do not depend on the order of storing. */
async function readTold({ read, tables }: Database) {
	const { artists, artistNames, albums, albumArtists, links, syncState } = tables;
	const albumRows = (await read.select().from(albums)).filter(({ mbid }) => !bootlegs.has(mbid ?? ''));
	const albumOf = new Map(albumRows.map(({ id, mbid }) => [id, mbid]));
	const credits = (await read.select().from(albumArtists)).filter(({ albumId }) => albumOf.has(albumId));
	const credited = new Set(credits.map(({ artistId }) => artistId));
	const isChosen = new Set(chosen.map(({ mbid }) => mbid));
	const artistRows = (await read.select().from(artists)).filter(
		({ id, mbid }) => credited.has(id) || isChosen.has(mbid ?? ''),
	);
	const artistOf = new Map(artistRows.map(({ id, mbid }) => [id, mbid]));
	const chosenIds = new Set(artistRows.flatMap(({ id, mbid }) => (isChosen.has(mbid ?? '') ? [id] : [])));
	const steps = (await read.select().from(syncState)).filter(
		({ entity, entityId, step }) =>
			(entity === 'artist' &&
				chosenIds.has(entityId) &&
				['artist-ids', 'studio-albums', 'artist-image'].includes(step)) ||
			(entity === 'album' && albumOf.has(entityId)),
	);
	return {
		artists: sorted(
			artistRows.map(
				({ mbid, name, sortName, disambiguation, type, country, discogsId, spotifyId, deezerId, wikidataId }) => ({
					...{ mbid, name, sortName, disambiguation, type, country, discogsId, spotifyId, deezerId, wikidataId },
				}),
			),
		),
		names: sorted(
			(await read.select().from(artistNames))
				.filter(({ artistId, source }) => artistOf.has(artistId) && source === 'musicbrainz')
				.map(({ artistId, name }) => ({ of: artistOf.get(artistId), name })),
		),
		links: sorted(
			(await read.select().from(links))
				.filter(({ entity, entityId }) => entity === 'artist' && artistOf.has(entityId))
				.map(({ id: _, entityId, createdAt: _c, updatedAt: _u, ...link }) => ({ of: artistOf.get(entityId), ...link })),
		),
		albums: sorted(
			albumRows.map(({ id: _, artistId, coverUrl: _url, coverSource: _s, createdAt: _c, updatedAt: _u, ...album }) => ({
				of: artistOf.get(artistId),
				...album,
			})),
		),
		credits: sorted(
			credits.map(({ albumId, artistId, position, creditedAs, joinPhrase }) => ({
				album: albumOf.get(albumId),
				artist: artistOf.get(artistId),
				...{ position, creditedAs, joinPhrase },
			})),
		),
		steps: sorted(
			steps.map(({ entity, entityId, step, lane, status, depth, spread }) => ({
				of: entity === 'artist' ? artistOf.get(entityId) : albumOf.get(entityId),
				...{ entity, step, lane, status, depth, spread },
			})),
		),
	};
}

describeEachEngine("MusicBrainz' dump", (engine) => {
	it('stores what the steps store, and leaves MusicBrainz nothing to be asked', { timeout: 120_000 }, async () => {
		await using asked = await createWorld({ engine, seed });
		await plant(asked.context.database, chosen);
		await asked.ingest();
		expect(asked.context.calls.musicbrainz).toBeGreaterThan(chosen.length);

		await using told = await createWorld({ engine, seed });
		await using dump = await writeDump(world);
		await plant(told.context.database, chosen);
		// In this order whatever the order of the files: release groups belong to those whom the artists identify.
		const outcomes = await importFiles(told.context.database, [dump.groups, dump.artists], {});
		expect(outcomes.map(({ kind }) => kind)).toEqual(['artists', 'release-groups']);
		await told.ingest();
		expect(told.context.calls.musicbrainz).toBe(0);

		const [fromCalls, fromDump] = [await readTold(asked.context.database), await readTold(told.context.database)];
		expect(fromCalls.albums.length).toBeGreaterThan(chosen.length);
		for (const part of ['artists', 'names', 'links', 'albums', 'credits', 'steps'] as const) {
			expect(fromDump[part], part).toEqual(fromCalls[part]);
		}
	});
});
