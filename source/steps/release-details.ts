import { ProviderNotFound } from '../errors.ts';
import type { DiscogsRelease } from '../integrations/discogs/map.ts';
import { parseReleaseFormats } from '../matching/discogs-format.ts';
import { parseReleased } from '../matching/released.ts';
import { readReleasesWithAlbum } from '../store/price-targets-reader.ts';
import { findReleaseByDiscogsId } from '../store/releases-reader.ts';
import { markGone, type NewRelease, saveReleases } from '../store/releases-writer.ts';
import { readExtent } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';
import type { Extent } from './plan.ts';
import { planCredits } from './plan-credits.ts';
import type { Step } from './step.ts';

/**
 * What only a release's own page says: barcode, matrix numbers, rating, notes, formats in full words. One call a release,
 * so it is made when somebody looks at it, never in bulk. A release that Discogs no longer has is marked gone and kept.
 */
export const releaseDetails: Step = {
	name: 'release-details',
	entity: 'discogs-release',
	async run(work) {
		const discogsId = work.state.entityId;
		try {
			const release = await work.providers.discogs.release(discogsId, work.ask);
			await work.save(async (store) => {
				await saveReleases(store, 'discogs', [toNewRelease(release)]);
				await planArtists(store, release, await readExtent(store, work.state.id));
				return { status: 'done' };
			});
		} catch (error) {
			const known = await findReleaseByDiscogsId(work.database, discogsId);
			if (!(error instanceof ProviderNotFound) || known === undefined) throw error;
			await work.save(async (store) => {
				await markGone(store, known.id);
				return { status: 'absent' };
			});
		}
	},
};

/** Where more than the release is wanted (somebody owns it) and no album is known by its master, its artists bring it. */
async function planArtists(store: Writable, release: DiscogsRelease, extent: Extent): Promise<void> {
	if (extent.depth === 0) return;
	const stored = await readReleasesWithAlbum(store, [release.discogsId]);
	if (stored.every(({ albumId }) => albumId === null)) await planCredits(store, release.artists, extent);
}

/** A release's own page as a row. */
export function toNewRelease(release: DiscogsRelease): NewRelease {
	const { isUnofficial: _, ...format } = parseReleaseFormats(
		release.formats.map((entry) => ({ ...entry, qty: String(entry.qty ?? '') })),
	);
	const { released, year } = parseReleased(release.released);
	return {
		...format,
		discogsId: release.discogsId,
		// Its album is found through the master; a release without one keeps the album that it was matched with.
		albumId: null,
		masterId: release.masterId,
		title: release.title,
		country: release.country,
		released,
		year: year ?? release.year,
		label: joinDistinct(release.labels.map(({ name }) => name)),
		catalogNumber: joinDistinct(release.labels.flatMap(({ catalogNumber }) => catalogNumber ?? [])),
		barcode: release.barcodes[0] ?? null,
		identifiers: release.identifiers,
		notes: release.notes || null,
		discogsRating: release.rating?.average ?? null,
		discogsVotes: release.rating?.votes ?? null,
		have: release.have,
		want: release.want,
	};
}

/** Several labels or numbers in one text, each once; null where there is none. */
export function joinDistinct(texts: string[]): string | null {
	return [...new Set(texts)].join(', ') || null;
}
