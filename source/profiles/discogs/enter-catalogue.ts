import type { DiscogsBasics } from '../../integrations/discogs/account-map.ts';
import { depthNumber } from '../../steps/plan.ts';
import { planCredits } from '../../steps/plan-credits.ts';
import { joinDistinct } from '../../steps/release-details.ts';
import { readAlbumsByMaster, readPlaces } from '../../store/listeners/possible-albums-reader.ts';
import { type NewRelease, saveReleases } from '../../store/releases-writer.ts';
import type { Writable } from '../../store/writable.ts';
import { parseFormats } from './told-row.ts';

/** What lists brought into the catalogue. */
export interface Entered {
	releases: number;
	/** Artists that are to be looked up, with their albums and pressings. */
	artists: Set<number>;
}

const wholeArtist = { depth: depthNumber('releases'), spread: false };

/**
 * Stores the releases of a page that the catalogue lacks, or of which it does not know the master, from what the page says of them: no call
 * each. One whose master is an album's is that album's; of the other newcomers the artists are wanted with all their albums, which brings theirs.
 */
export async function enterCatalogue(
	store: Writable,
	releases: readonly DiscogsBasics[],
	newcomers: ReadonlySet<number>,
): Promise<Entered> {
	const known = await readPlaces(
		store,
		releases.map(({ discogsId }) => discogsId),
	);
	const albums = await readAlbumsByMaster(
		store,
		releases.flatMap(({ masterId }) => masterId ?? []),
	);
	const albumsOf = (masterId: number | null) => (masterId === null ? [] : (albums.get(masterId) ?? []));
	const isTold = ({ discogsId, masterId }: DiscogsBasics) => {
		const place = known.get(discogsId);
		return place === undefined || (place.masterId === null && masterId !== null);
	};
	const rows = releases.filter(isTold).map((release) => toNewRelease(release, albumsOf(release.masterId)));
	const { added } = await saveReleases(store, 'discogs', rows);
	const artists = new Set<number>();
	for (const release of releases) {
		const hasAlbum = known.get(release.discogsId)?.albumId != null || albumsOf(release.masterId).length > 0;
		if (hasAlbum || !newcomers.has(release.discogsId)) continue;
		for (const id of await planCredits(store, release.artists, wholeArtist)) artists.add(id);
	}
	return { releases: added, artists };
}

/** Volumes that share one master have the same pressings: then the master says whose it is. */
function toNewRelease(release: DiscogsBasics, albums: readonly number[]): NewRelease {
	const { isUnofficial: _, ...format } = parseFormats(release.formats);
	const [album] = albums;
	return {
		...format,
		discogsId: release.discogsId,
		albumId: albums.length === 1 && album !== undefined ? album : null,
		masterId: release.masterId,
		title: release.title,
		country: null,
		year: release.year,
		released: release.year === null ? null : String(release.year),
		label: joinDistinct(release.labels.map(({ name }) => name)),
		catalogNumber: joinDistinct(release.labels.flatMap(({ catalogNumber }) => catalogNumber ?? [])),
		...{
			barcode: null,
			identifiers: null,
			notes: null,
			discogsRating: null,
			discogsVotes: null,
			have: null,
			want: null,
		},
	};
}
