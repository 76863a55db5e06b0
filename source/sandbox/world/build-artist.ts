import { classics } from './artists/classics.ts';
import { guitars } from './artists/guitars.ts';
import { indie } from './artists/indie.ts';
import { machines } from './artists/machines.ts';
import { neighbours } from './artists/neighbours.ts';
import { generateAlbums, generateArtist } from './generate.ts';
import { deezerFrom, discogsArtistId, generatedFrom, spotifyId, wikidataFrom } from './ids.ts';
import { dice } from './random.ts';
import { type ArtistLine, readArtists } from './read-artists.ts';
import { extraAlbums, extraArtists, homonyms, type Special, specials } from './special.ts';
import type { AlbumLine, Artist, Pictures } from './types.ts';
import { uuidOf } from './uuid.ts';

/** The real artists and the few invented special cases, in the order of the tables; the index is the artist's place. */
export function buildRealArtists(seed: number): Artist[] {
	const lines = [indie, guitars, machines, classics, neighbours, extraArtists].flatMap(readArtists);
	const seen = new Map<string, number>();
	const artists = lines.map((line, place) => {
		const before = seen.get(line.name) ?? 0;
		seen.set(line.name, before + 1);
		return buildRealArtist(seed, line, place, specialOf(line.name, before), before === 0);
	});
	giveWrongMbids(artists);
	return artists;
}

/** A made-up artist by its place (`generatedFrom` and up). */
export function buildGeneratedArtist(seed: number, place: number): Artist {
	const index = place - generatedFrom;
	const made = generateArtist(seed, index);
	const mbid = uuidOf(seed, 'artist', place);
	return {
		...made,
		...basics(seed, place, mbid),
		sortName: made.name,
		disambiguation: '',
		aliases: [],
		listeners: Math.max(120, 90_000 - index * 7),
		real: false,
		formerMbids: [],
		lastfm: { name: made.name, mbid, known: true, similar: true },
		discogs: { id: discogsArtistId(place), name: made.name, also: [] },
		pictures: picturesOf(seed, place, made.name),
		albums: generateAlbums(seed, index, made),
	};
}

function buildRealArtist(seed: number, line: ArtistLine, place: number, special: Special, first: boolean): Artist {
	const mbid = line.mbid || uuidOf(seed, 'artist', place);
	const former = special.lastfmMbid === 'former' ? uuidOf(seed, 'other', place, 1) : '';
	return {
		...line,
		...basics(seed, place, mbid),
		wikidata: special.noWikidata ? '' : `Q${wikidataFrom + place}`,
		disambiguation: special.disambiguation ?? '',
		aliases: special.aliases ?? [],
		listeners: listenersOf(seed, place),
		real: true,
		unknownToMusicBrainz: special.unknownToMusicBrainz,
		formerMbids: former === '' ? [] : [former],
		lastfm: {
			name: special.lastfmName ?? line.name,
			mbid: special.lastfmMbid === undefined ? mbid : former,
			known: !special.unknownToLastfm,
			similar: !special.noSimilar,
		},
		discogs: {
			id: line.discogs || discogsArtistId(place),
			name: special.discogsName ?? line.name,
			also: special.moreDiscogs ? moreDiscogs(place) : [],
		},
		pictures: { ...picturesOf(seed, place, line.name), ...special.pictures },
		albums: [...line.albums, ...(first ? (extraAlbums[line.name] ?? []) : []), ...manyLive(line, special)],
	};
}

function basics(seed: number, place: number, mbid: string) {
	return {
		place,
		mbid,
		ended: false,
		deezerId: deezerFrom + place,
		spotifyId: spotifyId(seed, place),
		wikidata: `Q${wikidataFrom + place}`,
	};
}

function specialOf(name: string, before: number): Special {
	return (before === 0 ? specials[name] : homonyms[name]?.[before - 1]) ?? {};
}

/** A wrong Last.fm MBID is another artist's, or nobody's. */
function giveWrongMbids(artists: Artist[]): void {
	for (const artist of artists) {
		const wrong = artist.name in specials ? specials[artist.name]?.lastfmMbid : undefined;
		if (wrong === 'nowhere') artist.lastfm.mbid = '0badc0de-dead-4bad-8bad-0000000000ff';
		if (wrong?.startsWith('of ')) {
			artist.lastfm.mbid = artists.find((other) => other.name === wrong.slice(3))?.mbid ?? '';
		}
	}
}

function picturesOf(seed: number, place: number, name: string): Pictures {
	const roll = dice('pictures', seed, place);
	return {
		commons: roll.chance(0.75) ? `${name.replaceAll('/', '-')} (sandbox).jpg` : '',
		imageRelation: roll.chance(0.2),
		fanarttv: roll.chance(0.6) ? 'picture' : 'none',
		audiodb: roll.chance(0.6) ? 'picture' : 'none',
		deezer: roll.chance(0.9) ? 'picture' : 'grey',
		deezerRelation: roll.chance(0.8),
		deezerHomonym: false,
		discogs: roll.chance(0.8),
	};
}

/** Earlier artists of the tables have more listeners, with some chance. */
function listenersOf(seed: number, place: number): number {
	return Math.max(2_000, Math.round(6_200_000 * 0.985 ** place) + dice('listeners', seed, place).between(0, 40_000));
}

function moreDiscogs(place: number): Artist['discogs']['also'] {
	return [
		{ id: discogsArtistId(generatedFrom - 2 * place - 1), ended: false },
		{ id: discogsArtistId(generatedFrom - 2 * place - 2), ended: true },
	];
}

/** Made-up live albums, so that one artist has more release groups than fit a page of a hundred. */
function manyLive(line: ArtistLine, special: Special): AlbumLine[] {
	return Array.from({ length: special.manyLive ?? 0 }, (_, index) => ({
		kind: 'live',
		date: `${1960 + (index % 30)}`,
		title: `Generated Concert ${`${index + 1}`.padStart(3, '0')}`,
		label: line.label,
	}));
}
