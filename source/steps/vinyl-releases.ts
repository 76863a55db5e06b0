import { InvalidAnswer } from '../errors.ts';
import { parseVersionFormat } from '../matching/discogs-format.ts';
import { parseReleased } from '../matching/released.ts';
import type { AlbumRow } from '../store/albums-reader.ts';
import { countSeenSince } from '../store/releases-reader.ts';
import { markGoneFrom, type NewRelease, saveReleases } from '../store/releases-writer.ts';
import { isResumable } from './freshness.ts';
import { isLastPage } from './paging.ts';
import { tellPressings } from './pressings-found.ts';
import type { Step, Work } from './step.ts';
import { readSubjectAlbum } from './subject.ts';

type Version = Awaited<ReturnType<Work['providers']['discogs']['masterVersions']>>['versions'][number];

/** Where a listing stands between two pages. `since` is when this pass over it began; `added` counts what was new in it. */
interface Cursor {
	page: number;
	since: string;
	added: number;
	pass: number;
}

/** A list that moves while it is read can miss a pressing: it is read once more before the step counts as failed. */
const passes = 2;

/**
 * Every vinyl pressing of an album's Discogs master, all pages, a hundred a call. Done only when as many distinct pressings
 * were stored as the source says there are.
 */
export const vinylReleases: Step = {
	name: 'vinyl-releases',
	entity: 'album',
	async run(work) {
		const album = await readSubjectAlbum(work);
		if (album.discogsId === null) return work.saveAbsent();
		let cursor: Cursor | null = readCursor(work);
		while (cursor !== null) {
			cursor = await readPage(work, album, album.discogsId, cursor);
			if (work.isStopping()) return;
		}
	},
};

function readCursor({ state, now }: Work): Cursor {
	const { page, since, added, pass } = state.cursor ?? {};
	if (!isResumable(since, now())) return { page: 1, since: now().toISOString(), added: 0, pass: 1 };
	return { page: Number(page), since, added: Number(added), pass: Number(pass) };
}

/** Stores one page with its checkpoint; returns where to go on, or null at the complete end. */
async function readPage(work: Work, album: AlbumRow, masterId: number, cursor: Cursor): Promise<Cursor | null> {
	const page = await work.providers.discogs.masterVersions(masterId, cursor.page, work.ask);
	const isLast = isLastPage(page, cursor.page);
	let next: Cursor | null = null;
	let added = 0;
	let seen = 0;
	await work.save(async (store) => {
		const pressings = page.versions.map((version) => toNewRelease(album.id, masterId, version));
		added = cursor.added + (await saveReleases(store, 'discogs', pressings)).added;
		seen = await countSeenSince(store, masterId, new Date(cursor.since));
		if (isLast && seen >= page.items) {
			next = null;
			await markGoneFrom(store, masterId, new Date(cursor.since));
			return { status: 'done' };
		}
		next = isLast
			? { page: 1, since: work.now().toISOString(), added, pass: cursor.pass + 1 }
			: { ...cursor, page: cursor.page + 1, added };
		return { status: 'pending', cursor: { ...next } };
	});
	if (next === null) {
		await tellPressings(work, album, added);
	} else if (isLast && cursor.pass >= passes) {
		const origin = { provider: 'discogs', endpoint: 'masters/versions' };
		throw new InvalidAnswer(origin, `master ${masterId} has ${page.items} vinyl pressings, only ${seen} were listed`);
	}
	return next;
}

function toNewRelease(albumId: number, masterId: number, version: Version): NewRelease {
	const { isUnofficial: _, ...format } = parseVersionFormat(version.format ?? '', version.majorFormats);
	return {
		...format,
		...parseReleased(version.released),
		discogsId: version.discogsId,
		albumId,
		masterId,
		title: version.title,
		country: version.country,
		label: version.label,
		catalogNumber: version.catalogNumber,
		barcode: null,
		identifiers: null,
		notes: null,
		discogsRating: null,
		discogsVotes: null,
		have: version.have,
		want: version.want,
	};
}
