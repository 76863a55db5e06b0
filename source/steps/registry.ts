import { albumCover, albumCoverLastfm } from './album-cover.ts';
import { albumMaster } from './album-master.ts';
import { artistIds } from './artist-ids.ts';
import { artistImage } from './artist-image.ts';
import { artistInfo } from './artist-info.ts';
import { releaseDetails } from './release-details.ts';
import { similarArtists, similarArtistsListenbrainz } from './similar-artists.ts';
import type { Step, StepName } from './step.ts';
import { studioAlbums } from './studio-albums.ts';
import { tagArtists } from './tag-artists.ts';
import { vinylReleases } from './vinyl-releases.ts';

/** Every step by its name. */
export const steps: Record<StepName, Step> = {
	'tag-artists': tagArtists,
	'artist-info': artistInfo,
	'similar-artists': similarArtists,
	'similar-artists-listenbrainz': similarArtistsListenbrainz,
	'artist-ids': artistIds,
	'studio-albums': studioAlbums,
	'album-master': albumMaster,
	'vinyl-releases': vinylReleases,
	'release-details': releaseDetails,
	'artist-image': artistImage,
	'album-cover': albumCover,
	'album-cover-lastfm': albumCoverLastfm,
};

/** The step of a name as it is stored; undefined for one that another version of Vinilogy knew. */
export function stepNamed(name: string): Step | undefined {
	return Object.hasOwn(steps, name) ? steps[name as StepName] : undefined;
}
