import { messageOf, ProviderNotFound, ProviderUnreachable } from '../errors.ts';
import type { ArtistRow } from '../store/artists-reader.ts';
import { updateArtist } from '../store/artists-writer.ts';
import { type PictureCandidate, type PictureSource, pictureSources } from './artist-picture-sources.ts';
import { discogsShown, nextRefresh } from './freshness.ts';
import type { PictureTrial, Step, Work } from './step.ts';
import { readSubjectArtist } from './subject.ts';

/**
 * A picture of an artist that really is one: the sources are asked in order, each candidate is fetched as a browser would
 * and looked at (https, status, type, first bytes, size). The first good one is stored with its source; when none is,
 * null is stored and screens show initials. Every trial is told with its reason.
 */
export const artistImage: Step = {
	name: 'artist-image',
	entity: 'artist',
	async run(work) {
		const artist = await readSubjectArtist(work);
		let passing: unknown;
		for (const source of pictureSources) {
			try {
				const taken = await trySource(work, artist, source);
				if (taken !== undefined) return await saveImage(work, artist, taken, passing !== undefined);
			} catch (error) {
				if (work.ask.signal.aborted) throw error;
				tell(work, source.name, {
					url: null,
					isTaken: false,
					reason: messageOf(error),
					credit: null,
				});
				// "No such artist here" is an answer; anything else may pass, and then this source might have had one.
				if (error instanceof ProviderNotFound) continue;
				passing ??= error;
				// The stored picture is from here and may be as good as ever: it is not replaced by a lesser source's.
				if (source.name === artist.imageSource) break;
			}
		}
		if (passing !== undefined) throw passing;
		await work.save(async (store) => {
			await updateArtist(store, artist, { imageUrl: null, imageSource: null, imageCredit: null });
			return { status: 'absent' };
		});
	},
};

async function trySource(
	work: Work,
	artist: ArtistRow,
	source: PictureSource,
): Promise<(PictureCandidate & { source: string }) | undefined> {
	const found = await source.find(artist, work.providers, work.ask);
	if (typeof found === 'string') {
		tell(work, source.name, { url: null, isTaken: false, reason: found, credit: null });
		return undefined;
	}
	for (const { url, credit } of found) {
		const verdict = await work.providers.inspectPicture(url, work.ask);
		// Not reached is not refused: it may be a good picture another time.
		if (verdict.transient)
			throw new ProviderUnreachable({ provider: source.name, endpoint: 'picture' }, verdict.reason);
		tell(work, source.name, {
			url: verdict.ok ? verdict.url : url,
			isTaken: verdict.ok,
			reason: verdict.reason,
			credit,
		});
		// The address that is stored is the source's own: where it redirects to may change.
		if (verdict.ok) return { url, credit, source: source.name };
	}
	return undefined;
}

async function saveImage(
	work: Work,
	artist: ArtistRow,
	taken: PictureCandidate & { source: string },
	isSecondBest: boolean,
): Promise<void> {
	await work.save(async (store) => {
		await updateArtist(store, artist, { imageUrl: taken.url, imageSource: taken.source, imageCredit: taken.credit });
		// Discogs' pictures are restricted data: signed addresses that may be used for six hours.
		if (taken.source === 'discogs') return { status: 'done', expiresAt: new Date(store.now.getTime() + discogsShown) };
		// A better source could not be reached: it is asked again soon.
		return isSecondBest ? { status: 'done', expiresAt: nextRefresh(store.now) } : { status: 'done' };
	});
}

function tell(work: Work, source: string, trial: Omit<PictureTrial, 'source'>): void {
	work.tell({ type: 'picture', source, ...trial });
}
