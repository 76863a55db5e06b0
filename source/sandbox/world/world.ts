import { buildAlbums, creditOfArtist } from './build-albums.ts';
import { buildGeneratedArtist, buildRealArtists } from './build-artist.ts';
import { facts } from './facts.ts';
import { generateArtist } from './generate.ts';
import { deezerFrom, generatedFrom, placeOfArtistId, placeOfMasterId, placeOfReleaseId, wikidataFrom } from './ids.ts';
import { plainKey, wordsOf } from './names.ts';
import { buildPressings } from './pressings.ts';
import { findSimilar, type Similar } from './similar.ts';
import { buildStrays, deletedReleases } from './strays.ts';
import type { Album, Artist, Pressing } from './types.ts';
import { meaningOf } from './uuid.ts';

/** Everything the services answer from. Made-up artists are built when somebody asks for them, and then kept. */
export interface World {
	seed: number;
	/** How many artists there are. */
	size: number;
	real: readonly Artist[];
	/** All artists in the order of their places. */
	artists(): Iterable<Artist>;
	/** By MBID, a merged one too: compare the `mbid` of what comes back. */
	artistByMbid(mbid: string): Artist | undefined;
	/** By the exact name Last.fm uses (case apart), the most listened first. */
	artistAtLastfm(name: string): Artist | undefined;
	/** Artists one of whose names or aliases has all the words. */
	artistsWithWords(words: string[]): Artist[];
	artistByDiscogsId(id: number): { artist: Artist; name: string } | undefined;
	artistByDeezerId(id: number): Artist | undefined;
	artistByWikidata(entity: string): Artist | undefined;
	/** Artists with the tag, the most listened first. */
	artistsTagged(tag: string): Artist[];
	similarTo(artist: Artist): Similar[];
	/** The artist's own albums and those where he is credited beside another. */
	albumsOf(artist: Artist): Album[];
	albumByMbid(mbid: string): Album | undefined;
	/** All release groups that point at a Discogs master. */
	albumsByMaster(master: number): Album[];
	/** Every Discogs release of a master or of an album, in the order of their ids. */
	pressingsOf(album: Album): Pressing[];
	pressingById(id: number): { pressing: Pressing; album: Album | undefined } | undefined;
	/** Releases of artists who are not in the world; some ids are deleted. */
	strays: readonly Pressing[];
}

/** Builds the world for a seed. `size` grows it with made-up artists; nothing is built for them but their names. */
export function buildWorld(seed: number, size = 0): World {
	const real = buildRealArtists(seed);
	const generated = new Map<number, Artist>();
	const total = Math.max(size, real.length);
	const strays = buildStrays();
	const byMbid = new Map(real.flatMap((artist) => [artist.mbid, ...artist.formerMbids].map((mbid) => [mbid, artist])));
	const byDiscogs = new Map(real.map((artist) => [artist.discogs.id, artist]));
	const byMaster = new Map<number, { artist: Artist; place: number }[]>();
	const albums = remember(buildOwnAlbums);
	const pressings = remember((album: Album) => buildPressings(seed, album));
	const names = once(indexNames);
	const atLastfm = once(indexLastfm);
	const tags = once(indexTags);
	const guests = once(indexGuests);

	for (const artist of real) {
		for (const album of albums(artist)) {
			if (album.master > 0)
				byMaster.set(album.master, [...(byMaster.get(album.master) ?? []), { artist, place: album.place }]);
		}
	}

	function artistAt(place: number): Artist | undefined {
		if (place < real.length) return real[place];
		if (place < generatedFrom || place - generatedFrom >= total - real.length) return undefined;
		const artist = generated.get(place) ?? buildGeneratedArtist(seed, place);
		generated.set(place, artist);
		return artist;
	}

	function* artists(): Iterable<Artist> {
		yield* real;
		for (const place of generatedPlaces()) yield* present(artistAt(place));
	}

	function* generatedPlaces(): Iterable<number> {
		for (let place = generatedFrom; place < generatedFrom + total - real.length; place++) yield place;
	}

	function buildOwnAlbums(artist: Artist): Album[] {
		return buildAlbums(seed, artist, (name) => {
			const other = real.find((candidate) => candidate.name === name);
			if (other === undefined) throw new Error(`No artist ${name} to credit`);
			return creditOfArtist(other, '');
		});
	}

	function indexNames(): Map<string, number[]> {
		const index = new Map<string, number[]>();
		const add = (place: number, name: string) => {
			for (const word of new Set(wordsOf(name))) {
				const places = index.get(word);
				if (places === undefined) index.set(word, [place]);
				else if (places.at(-1) !== place) places.push(place);
			}
		};
		for (const artist of real)
			for (const name of [artist.name, artist.lastfm.name, ...artist.aliases]) add(artist.place, name);
		for (const place of generatedPlaces()) add(place, generateArtist(seed, place - generatedFrom).name);
		return index;
	}

	function indexLastfm(): Map<string, number> {
		const index = new Map<string, number>();
		for (const artist of real) {
			const key = plainKey(artist.lastfm.name);
			if (artist.lastfm.known && !index.has(key)) index.set(key, artist.place);
		}
		for (const place of generatedPlaces()) index.set(plainKey(generateArtist(seed, place - generatedFrom).name), place);
		return index;
	}

	function indexTags(): Map<string, number[]> {
		const index = new Map<string, number[]>();
		const add = (place: number, tag: string) => {
			const places = index.get(tag);
			if (places === undefined) index.set(tag, [place]);
			else places.push(place);
		};
		const known = real.filter((artist) => artist.lastfm.known).sort((left, right) => right.listeners - left.listeners);
		for (const artist of known) for (const tag of artist.tags) add(artist.place, tag);
		for (const place of generatedPlaces()) {
			for (const tag of generateArtist(seed, place - generatedFrom).tags) add(place, tag);
		}
		return index;
	}

	function indexGuests(): Map<string, Album[]> {
		const index = new Map<string, Album[]>();
		for (const album of real.flatMap(albums)) {
			for (const credit of album.credit) {
				if (credit.mbid !== album.artist.mbid) index.set(credit.mbid, [...(index.get(credit.mbid) ?? []), album]);
			}
		}
		return index;
	}

	function albumAt(artistPlace: number, place: number): Album | undefined {
		const artist = artistAt(artistPlace);
		return artist && albums(artist)[place];
	}

	const world: World = {
		seed,
		size: total,
		real,
		strays,
		artists,
		artistByMbid(mbid) {
			const meaning = meaningOf(seed, mbid);
			const artist = byMbid.get(mbid) ?? (meaning?.kind === 'artist' ? artistAt(meaning.artist) : undefined);
			return artist?.unknownToMusicBrainz ? undefined : artist;
		},
		artistAtLastfm(name) {
			const place = atLastfm().get(plainKey(name));
			return place === undefined ? undefined : artistAt(place);
		},
		artistsWithWords(words) {
			const [rarest, ...others] = words.map((word) => names().get(word) ?? []).sort((a, b) => a.length - b.length);
			const rest = others.map((places) => new Set(places));
			const places = (rarest ?? []).filter((place) => rest.every((set) => set.has(place)));
			return places.flatMap((place) => present(artistAt(place)));
		},
		artistByDiscogsId(id) {
			const artist = byDiscogs.get(id) ?? artistAt(placeOfArtistId(id) ?? -1);
			if (artist !== undefined) return artist.discogs.id === id ? { artist, name: artist.discogs.name } : undefined;
			for (const candidate of real) {
				const also = candidate.discogs.also.findIndex((relation) => relation.id === id);
				if (also >= 0) return { artist: candidate, name: candidate.aliases[also] ?? candidate.discogs.name };
			}
			return undefined;
		},
		artistByDeezerId: (id) => artistAt(id - deezerFrom),
		artistByWikidata(entity) {
			const artist = artistAt(Number(entity.slice(1)) - wikidataFrom);
			return artist?.wikidata === entity ? artist : undefined;
		},
		artistsTagged: (tag) => (tags().get(tag.toLowerCase()) ?? []).flatMap((place) => present(artistAt(place))),
		similarTo: remember((artist: Artist) => findSimilar(seed, artist, real, (tag) => tags().get(tag) ?? [], artistAt)),
		albumsOf: (artist) => [...albums(artist), ...(guests().get(artist.mbid) ?? [])],
		albumByMbid(mbid) {
			const meaning = meaningOf(seed, mbid);
			return meaning?.kind === 'group' ? albumAt(meaning.artist, meaning.group) : undefined;
		},
		albumsByMaster(master) {
			const known = byMaster.get(master);
			if (known !== undefined) return known.flatMap(({ artist, place }) => present(albums(artist)[place]));
			const place = placeOfMasterId(master);
			const album = place && albumAt(place.artist, place.album);
			return album?.master === master ? [album] : [];
		},
		pressingsOf: pressings,
		pressingById(id) {
			const stray = strays.find((candidate) => candidate.id === id);
			if (stray !== undefined) return deletedReleases.has(id) ? undefined : { pressing: stray, album: undefined };
			const album = albumOfRelease(id);
			const pressing = album && pressings(album).find((candidate) => candidate.id === id);
			return pressing && { pressing, album };
		},
	};

	function albumOfRelease(id: number): Album | undefined {
		const fact = facts.find((candidate) => candidate.release === id);
		if (fact !== undefined) return world.albumsByMaster(fact.master)[0];
		const place = placeOfReleaseId(id);
		return place && albumAt(place.artist, place.album);
	}

	return world;
}

function present<Value>(value: Value | undefined): Value[] {
	return value === undefined ? [] : [value];
}

function once<Value>(build: () => Value): () => Value {
	let built: { value: Value } | undefined;
	return () => {
		built ??= { value: build() };
		return built.value;
	};
}

function remember<Key extends object, Value>(build: (key: Key) => Value): (key: Key) => Value {
	const built = new WeakMap<Key, { value: Value }>();
	return (key) => {
		const kept = built.get(key) ?? { value: build(key) };
		built.set(key, kept);
		return kept.value;
	};
}
