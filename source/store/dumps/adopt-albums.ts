import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { packRows } from '../../../db/packed-rows.ts';
import type { Staging } from '../../../db/schema/staging.ts';
import { chooseAlbum, type JudgedNamesake, type Namesake, type ToldAlbum } from '../../matching/dump-album.ts';
import { discogsPage } from '../../matching/page-addresses.ts';
import { refreshBestPrices } from '../best-prices.ts';
import { readMasterDecisions } from '../decisions-reader.ts';
import { saveLinks } from '../links.ts';
import type { Writable } from '../writable.ts';
import { instant } from './instant.ts';

/**
 * Finds the stored albums that told ones are by artist, title and year, through the matcher: an album without a master becomes that
 * master's, a release without a master a pressing of the album. What is doubtful waits for a person, and gets an album of its own.
 * `isAmong` says which stored albums may be meant, undefined: all of them.
 */
export async function adoptAlbums(store: Writable, isAmong: SQL | undefined): Promise<void> {
	const matched: [string, number][] = [];
	const taken = new Set<number>();
	for (const { key, told, namesakes } of await readNamesakes(store, isAmong)) {
		// An album that one master of a batch has is free for no other, as it would not be in the next batch.
		const left = (await allowed(store, told, namesakes)).map((album) =>
			taken.has(album.albumId) ? { ...album, hasMaster: true } : album,
		);
		const { chosen, doubtful } = chooseAlbum(told, left);
		if (chosen !== null) {
			matched.push([key, chosen.album.albumId]);
			if (told.masterId !== null) taken.add(chosen.album.albumId);
		}
		await linkMasters(store, told, { accepted: chosen, doubtful });
	}
	if (matched.length > 0) await takeOver(store, matched);
}

interface Told {
	key: string;
	told: ToldAlbum;
	namesakes: Namesake[];
}

/** Told albums, and the stored ones of the same artist and title. */
async function readNamesakes({ read, write, tables }: Writable, isAmong: SQL | undefined): Promise<Told[]> {
	const { toldAlbums } = write.bulk.tables;
	const { albums } = tables;
	const { albumKey, releaseId, masterId, credit, title, normalizedTitle, artistId, standsAlone } = toldAlbums;
	const rows = await read
		.select({
			key: sql<string>`${albumKey}`,
			told: { masterId, artist: sql<string>`${credit}`, title: sql<string>`${title}`, year: yearOfTold(toldAlbums) },
			album: { albumId: albums.id, title: albums.title, year: albums.firstReleaseYear },
			source: albums.source,
			master: albums.discogsId,
		})
		.from(toldAlbums)
		.innerJoin(albums, and(eq(albums.artistId, artistId), eq(albums.normalizedTitle, normalizedTitle)))
		.where(and(eq(standsAlone, false), isAmong))
		.orderBy(asc(releaseId), asc(albums.id));
	return [...Map.groupBy(rows, ({ key }) => key)].map(([key, found]) => ({
		key,
		told: found[0]?.told ?? { masterId: null, artist: '', title: '', year: null },
		namesakes: found.map(({ album, source, master }) => ({
			...album,
			isFromDump: source === 'discogs',
			hasMaster: master !== null,
		})),
	}));
}

/** Only of a master is it known when it first came out; of pressings without one, the latest is most likely later than their album. */
function yearOfTold({ masterId, year, latestYear }: Staging['toldAlbums']) {
	return sql<number | null>`case when ${masterId} is null then ${latestYear} else ${year} end`.mapWith(Number);
}

/** Without those of which a person said that this is not their master, or that another one is. */
async function allowed(store: Writable, { masterId }: ToldAlbum, namesakes: Namesake[]): Promise<Namesake[]> {
	const left = [];
	for (const album of namesakes) {
		if (masterId === null || album.isFromDump) {
			left.push(album);
			continue;
		}
		const { accepted, rejected } = await readMasterDecisions(store, album.albumId);
		if (accepted === null && !rejected.has(String(masterId))) left.push(album);
	}
	return left;
}

async function linkMasters(
	store: Writable,
	{ masterId, artist, title, year }: ToldAlbum,
	{ accepted, doubtful }: { accepted: JudgedNamesake | null; doubtful: JudgedNamesake[] },
): Promise<void> {
	if (masterId === null) return;
	const found = [
		...(accepted === null || accepted.album.isFromDump ? [] : [{ ...accepted, state: 'accepted' as const }]),
		...doubtful.map((one) => ({ ...one, state: 'review' as const })),
	];
	for (const { album, verdict, state } of found) {
		await saveLinks(store, 'album', album.albumId, [
			{
				provider: 'discogs',
				relation: 'discogs',
				kind: 'master',
				externalId: String(masterId),
				url: discogsPage('master', masterId),
				label: [`${artist} - ${title}`, year].filter((part) => part !== null).join(', '),
				method: 'dump',
				confidence: verdict.confidence,
				evidence: verdict.evidence,
				state,
				isEnded: false,
			},
		]);
	}
}

/** Told albums are the stored ones they matched; those that a master was found for have it from now on. */
async function takeOver(store: Writable, matched: [string, number][]): Promise<void> {
	const { read, write, tables, now } = store;
	const { matchedAlbums, toldAlbums } = write.bulk.tables;
	await write.bulk.unstage(matchedAlbums);
	await write.bulk.stage(matchedAlbums, packRows(matched));
	await write.execute(sql`
		update told_albums set album_id = matched_albums.album_id
		from matched_albums where matched_albums.album_key = told_albums.album_key`);
	const isAdopted = sql`${toldAlbums.masterId} is not null and ${toldAlbums.albumId} is not null`;
	const adopted = await read
		.select({ id: sql<number>`${toldAlbums.albumId}` })
		.from(toldAlbums)
		.where(isAdopted);
	await write.execute(sql`
		update albums set discogs_id = told_albums.master_id, updated_at = ${instant(tables, now)}
		from told_albums where told_albums.album_id = albums.id and told_albums.master_id is not null`);
	await refreshBestPrices(
		store,
		adopted.map(({ id }) => Number(id)),
	);
}
