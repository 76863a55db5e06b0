import { albumAnswer, artistLookup, artistReference } from '../providers/musicbrainz-shapes.ts';
import type { Album, Artist } from '../world/types.ts';
import { namedUuid } from '../world/uuid.ts';
import type { World } from '../world/world.ts';

const everything = new Set(['aliases', 'tags', 'genres', 'url-rels', 'artist-credits']);

/** The lines of `mbdump/artist`: what a look-up with all includes answers, of every artist that MusicBrainz knows. */
export function* artistLines(world: World): Iterable<string> {
	const [first] = world.real;
	for (const artist of world.artists()) {
		if (artist.unknownToMusicBrainz) continue;
		const { relations = [], ...body } = artistLookup(artist, everything);
		const others = first === undefined ? [] : [membership(artist, first)];
		yield toLine(artist.mbid, { ...body, ...unasked(), relations: [...others, ...relations] });
	}
}

/** The lines of `mbdump/release-group`: of all types, and those without an official release as well. */
export function* releaseGroupLines(world: World): Iterable<string> {
	const told = new Set<string>();
	for (const artist of world.artists()) {
		if (artist.unknownToMusicBrainz) continue;
		for (const album of world.albumsOf(artist)) {
			if (told.has(album.mbid)) continue;
			told.add(album.mbid);
			const { relations = [], ...body } = albumAnswer(album, everything);
			const rest = { aliases: [], genres: [], tags: [], ...unasked() };
			yield toLine(album.mbid, { ...body, ...rest, relations: [seriesOf(album), ...relations] });
		}
	}
}

/** What only the dump has of every entity. */
function unasked() {
	return { annotation: null, rating: { value: null, 'votes-count': 0 } };
}

/** The dump has relations to everything; those to URLs are some of them. */
function membership(artist: Artist, group: Artist) {
	return relation({
		type: 'tribute',
		'type-id': namedUuid('relation tribute'),
		'target-type': 'artist',
		artist: artistReference(group),
		direction: artist.place % 2 === 0 ? 'forward' : 'backward',
	});
}

function seriesOf(album: Album) {
	return relation({
		type: 'part of',
		'type-id': namedUuid('relation part of'),
		'target-type': 'series',
		series: { id: namedUuid(`series of ${album.artist.mbid}`), name: `Albums of ${album.artist.name}`, type: 'Album' },
		direction: 'forward',
	});
}

function relation(of: object) {
	const dates = { begin: null, end: null, ended: false };
	const attributes = { attributes: [], 'attribute-values': {}, 'attribute-ids': {} };
	return { ...of, ...dates, ...attributes, 'source-credit': '', 'target-credit': '' };
}

/** The real dump is written from hash tables: the order of the fields differs from line to line. */
function toLine(mbid: string, entity: object): string {
	const placeOf = (field: string) => namedUuid(`${mbid} ${field}`);
	const fields = Object.entries(entity).sort(([left], [right]) => (placeOf(left) < placeOf(right) ? -1 : 1));
	return JSON.stringify(Object.fromEntries(fields));
}
