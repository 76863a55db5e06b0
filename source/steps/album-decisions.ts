import { ProviderNotFound } from '../errors.ts';
import type { DiscogsMaster, DiscogsRelease } from '../integrations/discogs/map.ts';
import type { AlbumRow } from '../store/albums-reader.ts';
import { updateAlbum } from '../store/albums-writer.ts';
import { type Decisions, readMasterDecisions, readPressingDecisions } from '../store/decisions-reader.ts';
import { labelLink, returnToReview } from '../store/decisions-writer.ts';
import type { LinkRow } from '../store/links.ts';
import { readOwnDiscogsIds } from '../store/releases-reader.ts';
import { attachToAlbum, detachFromAlbum, detachPressings, saveReleases } from '../store/releases-writer.ts';
import { askAgain, readExtent } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';
import { planPressings } from './plan.ts';
import { tellPressings } from './pressings-found.ts';
import { toNewRelease } from './release-details.ts';
import type { Work } from './step.ts';

/** What people decided about an album's pages at Discogs, and what of it is not in use yet. */
export interface AlbumDecisions {
	master: Decisions;
	pressings: Awaited<ReturnType<typeof readPressingDecisions>>;
	open: OpenDecisions;
}

interface OpenDecisions {
	/** The master to take from now on. */
	master: LinkRow | null;
	/** The album has a master that was ruled out. */
	losesMaster: boolean;
	/** Releases to store as its pressings. */
	pressings: LinkRow[];
	/** Discogs ids of its pressings that are none. */
	strangers: number[];
}

/** Reads what people decided about an album's pages at Discogs. */
export async function readAlbumDecisions({ database }: Work, album: AlbumRow): Promise<AlbumDecisions> {
	const master = await readMasterDecisions(database, album.id);
	const pressings = await readPressingDecisions(database, album.id);
	const own = await readOwnDiscogsIds(database, album.id);
	const current = album.discogsId === null ? null : String(album.discogsId);
	return {
		master,
		pressings,
		open: {
			master: master.accepted?.externalId === current ? null : master.accepted,
			losesMaster: current !== null && master.accepted === null && master.rejected.has(current),
			pressings: pressings.accepted.filter(({ externalId }) => !own.has(Number(externalId))),
			strangers: [...pressings.rejected].map(Number).filter((id) => own.has(id)),
		},
	};
}

/** Whether there is anything to be taken into use. */
export function isOpen({ open }: AlbumDecisions): boolean {
	return open.master !== null || open.losesMaster || open.pressings.length + open.strangers.length > 0;
}

/**
 * Takes what people decided into use: the master, whose pressings are listed next, and releases without a master. A master
 * that the search had found needs no call, a release one; a page that does not exist waits for a person again.
 */
export async function applyDecisions(work: Work, album: AlbumRow, { open }: AlbumDecisions): Promise<void> {
	const master = open.master === null ? null : await lookUp(work, open.master);
	const pressings = await Promise.all(open.pressings.map((link) => lookUp(work, link)));
	const pages = [...(master === null ? [] : [master]), ...pressings];
	const missing = pages.filter(({ page }) => page === null).map(({ link }) => link);
	const releases = pressings.flatMap(({ page }) => page?.release ?? []);
	const takesMaster = master !== null && master.page !== null;
	let added = 0;
	await work.save(async (store) => {
		for (const link of missing) await returnToReview(store, link, describeMissing(link));
		for (const { link, page } of pages) if (page !== null) await labelLink(store, link, page.label);
		let current = album;
		if (takesMaster) current = await changeMaster(store, album, Number(master.link.externalId));
		else if (open.losesMaster) current = await changeMaster(store, album, null);
		await detachPressings(store, album.id, open.strangers);
		added = (await saveReleases(store, 'discogs', releases.map(toNewRelease))).added;
		await attachToAlbum(
			store,
			album.id,
			releases.map(({ discogsId }) => discogsId),
		);
		if (current.discogsId !== null) {
			await planPressings(store, current, await readExtent(store, work.state.id));
			return { status: 'done' };
		}
		// Decisions change nothing about when the search is due.
		return { status: 'done', expiresAt: work.state.expiresAt ?? store.now };
	});
	if (releases.length > 0) await tellPressings(work, album, added);
	const what = `${album.credit} – ${album.title}`;
	for (const link of missing) work.tell({ type: 'unknown', what, reason: describeMissing(link) });
}

/** A page as Discogs has it; `release` is null for a master. */
interface Page {
	label: string | null;
	release: DiscogsRelease | null;
}

/** Looks up what is to be stored, and whether there is such a page where only its number is known; `page` is null when there is none. */
async function lookUp({ providers, ask }: Work, link: LinkRow): Promise<{ link: LinkRow; page: Page | null }> {
	const id = Number(link.externalId);
	if (link.kind === 'release') {
		const release = await orMissing(providers.discogs.release(id, ask));
		return { link, page: release && { label: nameOf(release), release } };
	}
	if (link.method !== 'person') return { link, page: { label: link.label, release: null } };
	const master = await orMissing(providers.discogs.master(id, ask));
	return { link, page: master && { label: nameOf(master), release: null } };
}

function nameOf(page: DiscogsMaster | DiscogsRelease): string {
	const artist = page.artists.map(({ name }) => name).join(', ');
	const country = 'country' in page ? page.country : null;
	return [`${artist} - ${page.title}`, page.year, country].filter(Boolean).join(', ');
}

async function orMissing<T>(asked: Promise<T>): Promise<T | null> {
	return asked.catch((error: unknown) => {
		if (error instanceof ProviderNotFound) return null;
		throw error;
	});
}

function describeMissing({ kind, externalId }: LinkRow): string {
	return `Discogs has no ${kind} ${externalId}`;
}

/** Another master, or none: what was listed under the former one is let go, and the new one is listed. */
async function changeMaster(store: Writable, album: AlbumRow, masterId: number | null): Promise<AlbumRow> {
	if (album.discogsId !== null) await detachFromAlbum(store, album.id, album.discogsId);
	await askAgain(store, { entity: 'album', entityId: album.id, step: 'vinyl-releases' });
	return updateAlbum(store, album, { discogsId: masterId });
}
