import type { MusicbrainzArtist } from '../../integrations/musicbrainz/map.ts';
import { saveIdentity } from '../../steps/artist-ids.ts';
import { noteAnswers } from '../../steps/note-answer.ts';
import { planAfterIds, planArtist } from '../../steps/plan.ts';
import { joinByMbid } from '../../store/artist-identity.ts';
import { type ArtistRow, findArtist, findArtistByMbid } from '../../store/artists-reader.ts';
import { isRuledOut } from '../../store/decisions-reader.ts';
import { readFurthest, readSyncState } from '../../store/sync-state.ts';
import type { Writable } from '../../store/writable.ts';
import type { Saved } from './keeper.ts';

/**
 * Stores an artist of the dump where it is one of ours: the row with this MBID, and `openIds`, rows whose identity this settles. `isMade`: where
 * it is nobody's it is a row of its own. Null when nobody is this artist (any more).
 */
export async function saveArtist(
	store: Writable,
	found: MusicbrainzArtist,
	{ openIds, isMade }: { openIds: readonly number[]; isMade: boolean },
): Promise<keyof Saved | null> {
	const { mbid, name } = found;
	const known = await findArtistByMbid(store, mbid);
	// An older dump than what is known: MusicBrainz has merged this artist into another since.
	const isFormer = known !== undefined && known.mbid !== mbid;
	const open = isFormer ? [] : await readOpen(store, openIds, mbid);
	const rows = [...(known === undefined || isFormer ? [] : [known]), ...open];
	if (rows.length === 0) {
		if (!isMade || isFormer) return null;
		const { artist } = await joinByMbid(store, { name, mbid, source: 'musicbrainz' });
		await settle(store, artist, found);
		return 'added';
	}
	let isChanged = false;
	for (const row of rows) {
		const settled = await settle(store, row, found);
		if (settled.id !== row.id || settled.updatedAt > row.updatedAt) isChanged = true;
	}
	return isChanged ? 'changed' : 'unchanged';
}

/** Those whose identity is still open, and of whom no person said that they are somebody else. */
async function readOpen(store: Writable, ids: readonly number[], mbid: string): Promise<ArtistRow[]> {
	const open = [];
	for (const id of ids) {
		const artist = await findArtist(store, id);
		const isOpen = artist !== undefined && artist.mbid === null && artist.mergedIntoId === null;
		if (isOpen && !(await isRuledOut(store, id, mbid))) open.push(artist);
	}
	return open;
}

/** Stores who an artist is, as the step does that asks MusicBrainz, and what follows where somebody waited for that. */
async function settle(store: Writable, artist: ArtistRow, found: MusicbrainzArtist): Promise<ArtistRow> {
	const key = { entity: 'artist', entityId: artist.id } as const;
	const before = await readSyncState(store, { ...key, step: 'artist-ids' });
	// Who is asked for by name has not been looked up yet: how far to go on is said at the step before.
	const extent = await readFurthest(store, { ...key, steps: ['artist-info', 'artist-ids'] });
	const settled = await saveIdentity(store, artist, { found, asked: found.mbid }, () => undefined);
	await noteAnswers(store, [settled.id], { step: 'artist-ids', calls: 0 });
	if (extent === null) return settled;
	if (settled.id !== artist.id) await planArtist(store, settled.id, extent);
	else if (before?.fetchedAt == null) await planAfterIds(store, settled.id, extent);
	return settled;
}
