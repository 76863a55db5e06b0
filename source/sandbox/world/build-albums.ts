import { facts, masterFacts } from './facts.ts';
import { masterId } from './ids.ts';
import { dice } from './random.ts';
import { type AlbumSpecial, albumSpecials } from './special.ts';
import type { Album, AlbumKind, AlbumLine, Artist, Credit } from './types.ts';
import { uuidOf } from './uuid.ts';

/** Gives the albums of an artist their ids, credits and Discogs masters. `creditFor` finds the others that are credited. */
export function buildAlbums(seed: number, artist: Artist, creditFor: (name: string) => Credit): Album[] {
	const albums = artist.albums.map((line, place) => {
		const special = artist.real ? (albumSpecials[`${artist.name} / ${line.title}`] ?? {}) : {};
		return buildAlbum(seed, artist, line, place, special, creditFor);
	});
	for (const album of albums) {
		const shared = albumSpecials[`${artist.name} / ${album.title}`]?.masterOf;
		const other = albums.find((candidate) => candidate.title === shared);
		if (shared !== undefined && other !== undefined) album.master = other.master;
	}
	return albums;
}

function buildAlbum(
	seed: number,
	artist: Artist,
	line: AlbumLine,
	place: number,
	special: AlbumSpecial,
	creditFor: (name: string) => Credit,
): Album {
	const roll = dice('album', seed, artist.place, place);
	const counts = countsOf(line, roll.between, artist.real);
	const bare = special.discogs === 'none' || artist.unknownToMusicBrainz === true;
	return {
		...line,
		artist,
		place,
		mbid: uuidOf(seed, 'group', artist.place, place),
		credit: creditOf(artist, special, creditFor),
		master: bare || special.discogs === 'nomaster' ? 0 : masterOf(artist, line, place),
		linked: special.discogs !== 'unlinked' && special.discogs !== 'nomaster' && !bare,
		vinyl: special.discogs === 'none' || special.masterOf !== undefined ? 0 : (special.vinyl ?? counts.vinyl),
		others: special.discogs === 'none' || special.masterOf !== undefined ? 0 : (special.others ?? counts.others),
	};
}

function masterOf(artist: Artist, line: AlbumLine, place: number): number {
	const known = artist.real ? masterFacts[`${artist.name} / ${line.title}`] : undefined;
	const fact = facts.find((candidate) => candidate.artist === artist.name && candidate.album === line.title);
	return known ?? fact?.master ?? masterId(artist.place, place);
}

/** Older albums were pressed more often; singles and live albums less than studio albums. */
function countsOf(line: AlbumLine, between: (low: number, high: number) => number, real: boolean) {
	const old = Number(line.date.slice(0, 4)) < 1985;
	const most: Record<AlbumKind, number> = {
		album: old ? 60 : 28,
		live: 8,
		compilation: 12,
		soundtrack: 12,
		remix: 5,
		ep: 8,
		single: 10,
		bootleg: 3,
		demo: 1,
	};
	const least = line.kind === 'album' ? 3 : 1;
	const vinyl = between(least, real ? most[line.kind] : Math.min(most[line.kind], 30));
	return { vinyl, others: between(1, real ? 20 : 10) };
}

function creditOf(artist: Artist, special: AlbumSpecial, creditFor: (name: string) => Credit): Credit[] {
	const own = creditOfArtist(artist, '');
	if (special.various) return [{ ...creditFor('Various Artists'), join: ' feat. ' }, own];
	const others = special.creditedWith ?? [];
	const credits = [own, ...others.map(({ name }) => creditFor(name))];
	return credits.map((credit, index) => ({ ...credit, join: others[index]?.join ?? '' }));
}

/** An artist as one part of a credit, followed by `join`. */
export function creditOfArtist(artist: Artist, join: string): Credit {
	return {
		mbid: artist.mbid,
		name: artist.name,
		sortName: artist.sortName,
		disambiguation: artist.disambiguation,
		type: artist.name === 'Various Artists' ? 'Other' : artist.type,
		join,
	};
}
