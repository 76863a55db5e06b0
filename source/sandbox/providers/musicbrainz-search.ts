import { keyOf, wordsOf } from '../world/names.ts';
import { hash } from '../world/random.ts';
import type { Artist } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** One clause of a Lucene query. */
interface Clause {
	field: string;
	text: string;
	quoted: boolean;
}

const nameFields = new Set(['', 'artist', 'artistaccent', 'alias', 'sortname']);
const clause = /(?:(\w+):)?(?:"((?:\\.|[^"\\])*)"|((?:\\.|[^\s()"\\])+))/g;

/** Parses the part of Lucene that clients use; undefined where quotes do not close. */
export function parseQuery(query: string): Clause[] | undefined {
	const plain = query.replace(/\\./g, '').replace(/"[^"]*"/g, '');
	if (plain.includes('"')) return undefined;
	return [...query.matchAll(clause)]
		.map(([, field = '', phrase, word = '']) => ({
			field: field.toLowerCase(),
			text: (phrase ?? word).replace(/\\(.)/g, '$1'),
			quoted: phrase !== undefined,
		}))
		.filter(
			({ field, text, quoted }) => text !== '' && (quoted || field !== '' || !/^(AND|OR|NOT|&&|\|\|)$/.test(text)),
		);
}

/**
 * Artists that fit the query, best first. Clauses on names are alternatives, all others are required. The best has
 * score 100 whatever its name: the score says nothing about exactness.
 */
export function searchArtists(world: World, clauses: Clause[]): { artist: Artist; score: number }[] {
	const named = clauses.filter(({ field }) => nameFields.has(field));
	const required = clauses.filter(({ field }) => !nameFields.has(field));
	const candidates = named.length > 0 ? candidatesOf(world, named) : byId(world, required);
	const scored = candidates
		.filter((artist) => !artist.unknownToMusicBrainz && required.every((one) => fits(artist, one)))
		.map((artist) => ({ artist, score: named.length > 0 ? scoreOf(artist, named) : 100 }))
		.filter(({ score }) => score > 0)
		.sort((left, right) => right.score - left.score || left.artist.place - right.artist.place);
	const best = scored[0]?.score ?? 100;
	return scored.map(({ artist, score }) => ({ artist, score: Math.round((score / best) * 100) }));
}

function candidatesOf(world: World, clauses: Clause[]): Artist[] {
	const words = clauses.flatMap(({ text }) => wordsOf(text));
	return [...new Set(words.flatMap((word) => world.artistsWithWords([word])))];
}

function byId(world: World, clauses: Clause[]): Artist[] {
	const id = clauses.find(({ field }) => field === 'arid')?.text ?? '';
	const artist = world.artistByMbid(id);
	return artist ? [artist] : [];
}

function fits(artist: Artist, { field, text }: Clause): boolean {
	const wanted = text.toLowerCase();
	if (field === 'country') return artist.country.toLowerCase() === wanted;
	if (field === 'type') return artist.type.toLowerCase() === wanted;
	if (field === 'tag') return artist.tags.includes(wanted);
	if (field === 'arid') return artist.mbid === wanted;
	if (field === 'comment') return artist.disambiguation.toLowerCase().includes(wanted);
	return false;
}

function scoreOf(artist: Artist, clauses: Clause[]): number {
	const scores = clauses.map((one) => Math.max(...namesFor(artist, one.field).map((name) => likeness(name, one))));
	const loose = clauses.filter(({ quoted }) => !quoted).length > 1;
	const score = loose ? wholeName(artist, clauses) : Math.max(...scores);
	// Homonyms do not all score alike, and the most famous is not always the first.
	return score === 100 ? 100 - (hash('relevance', artist.mbid) % 9) : score;
}

/** Several bare words are compared with the name as a whole. */
function wholeName(artist: Artist, clauses: Clause[]): number {
	const text = clauses.map((one) => one.text).join(' ');
	return Math.max(...namesFor(artist, '').map((name) => likeness(name, { field: '', text, quoted: false })));
}

function namesFor(artist: Artist, field: string): string[] {
	if (field === 'alias') return artist.aliases.length > 0 ? artist.aliases : [''];
	if (field === 'sortname') return [artist.sortName];
	return field === '' ? [artist.name, artist.sortName, ...artist.aliases] : [artist.name];
}

/** 100 the same words, less the more others stand beside; a phrase must stand there in one piece. */
function likeness(name: string, { text, quoted }: Clause): number {
	const key = keyOf(name);
	const wanted = keyOf(text);
	if (key === wanted) return 100;
	const words = key.split(' ');
	const asked = wanted.split(' ');
	if (` ${key} `.includes(` ${wanted} `)) return Math.round(90 * (asked.length / words.length) ** 0.5);
	if (quoted) return 0;
	const shared = asked.filter((word) => words.includes(word)).length;
	return Math.round((50 * shared) / Math.max(words.length, asked.length));
}
