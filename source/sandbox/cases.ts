import { hostilePictures } from './providers/pictures.ts';
import { deletedReleases } from './world/strays.ts';
import type { Album, Artist } from './world/types.ts';
import type { World } from './world/world.ts';

/** What `/__sandbox/world` says: how large the world is and where its special cases are. */
interface WorldReport {
	seed: number;
	artists: { total: number; real: number; generated: number };
	/** Of the real artists; the generated ones are not built to be counted. */
	albums: { total: number; studio: number };
	pressings: { cc0: number; generated: number; note: string };
	cases: Record<string, object>;
	hostilePictures: string[];
}

/** Counts the real part of the world and names the special cases with their ids. */
export function describeWorld(world: World): WorldReport {
	const albums = world.real.flatMap((artist) => world.albumsOf(artist).filter((album) => album.artist === artist));
	const pressings = albums.flatMap((album) => world.pressingsOf(album));
	const cc0 = pressings.filter(({ origin }) => origin === 'cc0').length;
	return {
		seed: world.seed,
		artists: { total: world.size, real: world.real.length, generated: world.size - world.real.length },
		albums: { total: albums.length, studio: albums.filter(({ kind }) => kind === 'album').length },
		pressings: {
			cc0,
			generated: pressings.length - cc0,
			note: 'Generated pressings have catalogue numbers that begin with GEN-; the others are CC0 records of the Discogs dump of August 2020.',
		},
		cases: specialCases(world),
		hostilePictures: Object.keys(hostilePictures).map((name) => `/pictures/hostile/${name}`),
	};
}

function specialCases(world: World): Record<string, object> {
	const artist = (name: string, which = 0) => artistIds(world.real.filter((one) => one.name === name)[which]);
	const album = (name: string, title: string) => {
		const owner = world.real.find((one) => one.name === name);
		return albumIds(owner && world.albumsOf(owner).find((one) => one.title === title));
	};
	return {
		moreThan300Pressings: album('Pink Floyd', 'The Dark Side of the Moon'),
		withoutMasterCertain: album('Broken Social Scene', 'Feel Good Lost'),
		withoutMasterDoubtful: album('The Drums', 'Encyclopedia'),
		masterUnknownToMusicBrainz: album('Ø', 'Tulkinta'),
		twoGroupsOneMaster: [album('Deerhunter', 'Microcastle'), album('Deerhunter', 'Weird Era Cont.')],
		collaboration: album('Brian Eno', 'My Life in the Bush of Ghosts'),
		creditedToVariousArtists: album('Arcade Fire', 'Sandbox Sampler: Songs of Arcade Fire'),
		onlyBootleg: album('Nirvana', 'Outcesticide: In Memory of Kurt Cobain'),
		homonyms: [artist('Nirvana', 0), artist('Nirvana', 1), artist('Nirvana', 2)],
		unknownToLastfm: artist('Fushitsusha'),
		unknownToMusicBrainz: artist('Sandkasten Orkester'),
		mergedMbid: artist('Slowdive'),
		withoutLastfmMbid: artist('Alvvays'),
		wrongLastfmMbidNowhere: artist('Wolf Alice'),
		wrongLastfmMbidOfAnother: artist('DIIV'),
		emptySimilarAtLastfm: artist('Ø'),
		twoDiscogsRelationsAndAnEndedOne: artist('Aphex Twin'),
		moreThan100ReleaseGroups: artist('Miles Davis'),
		typographicApostrophe: artist('Guns N’ Roses'),
		pictureAtWikidata: artist('Arctic Monkeys'),
		wikidataWithoutPicture: artist('The Strokes'),
		pictureOnlyByDeezerId: artist('Alvvays'),
		pictureOnlyByDeezerName: artist('Ride'),
		greyDeezerPicture: artist('Whirr'),
		noPicture: artist('Drop Nineteens'),
		hostilePictures: artist('DIIV'),
		nothingForSaleAtDiscogs: album('Pavement', 'Wowee Zowee'),
		deletedReleaseInSearch: { discogs: [...deletedReleases], search: 'release_title=A Sun Came' },
	};
}

function artistIds(artist: Artist | undefined): object {
	if (artist === undefined) return {};
	const { name, mbid, formerMbids, lastfm, discogs, deezerId, wikidata, disambiguation } = artist;
	return { name, disambiguation, mbid, formerMbids, lastfm, discogs, deezerId, wikidata };
}

function albumIds(album: Album | undefined): object {
	if (album === undefined) return {};
	const { title, date, mbid, master, vinyl, others } = album;
	return { artist: album.artist.name, title, date, mbid, master, vinyl, others };
}
