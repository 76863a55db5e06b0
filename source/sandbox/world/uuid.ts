import { hash, scramble, unscramble } from './random.ts';

const kinds = ['artist', 'group', 'other'] as const;

/** What a made-up MBID stands for. */
interface UuidMeaning {
	kind: (typeof kinds)[number];
	/** The artist's place in the world. */
	artist: number;
	/** The release group's place in the artist's discography; 0 for an artist. */
	group: number;
}

/**
 * A lowercase version-4-looking UUID whose first eight digits hold a scrambled place in the world, so that an answer for
 * any MBID of ten thousand artists needs no table, and pages "ordered by MBID" are ordered by nothing else.
 * `artist` may be 0 … 2²⁰−1, `group` 0 … 1023.
 */
export function uuidOf(seed: number, kind: UuidMeaning['kind'], artist: number, group = 0): string {
	const place = (kinds.indexOf(kind) * 0x40000000 + artist * 1024 + group) >>> 0;
	return uuidFrom(scramble((place ^ hash('uuid', seed)) >>> 0), `${seed}/${place}`);
}

/** Reads a UUID made by `uuidOf` with the same seed; undefined for any other. */
export function meaningOf(seed: number, uuid: string): UuidMeaning | undefined {
	const place = (unscramble(Number.parseInt(uuid.slice(0, 8), 16)) ^ hash('uuid', seed)) >>> 0;
	const kind = kinds[place >>> 30];
	if (kind === undefined) return undefined;
	const meaning = { kind, artist: (place >>> 10) & 0xfffff, group: place & 1023 };
	return uuidOf(seed, kind, meaning.artist, meaning.group) === uuid ? meaning : undefined;
}

/** A UUID that only names something (a url, an area): nothing is ever read back from it. */
export function namedUuid(name: string): string {
	return uuidFrom(hash('named', name), name);
}

function uuidFrom(first: number, rest: string): string {
	const words = [hash(rest, 1), hash(rest, 2), hash(rest, 3)].map(hex).join('');
	const variant = '89ab'[hash(rest, 4) & 3] ?? '8';
	return `${hex(first)}-${words.slice(0, 4)}-4${words.slice(4, 7)}-${variant}${words.slice(7, 10)}-${words.slice(10, 22)}`;
}

function hex(value: number): string {
	return value.toString(16).padStart(8, '0');
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the text has the form of an MBID (the services accept lowercase only in paths). */
export function isUuid(text: string): boolean {
	return shape.test(text);
}
