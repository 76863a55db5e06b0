import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { qualities, things } from '../full-size-names.ts';
import { firstNames, lastNames } from './words.ts';

const folder = new URL('../../../shared/data/names/', import.meta.url);
const rows = z.array(z.object({ name: z.string() }));

/**
 * Real names that break programs which compare names: those of the folder with real data beside the project, none where it is
 * absent. A name that stands for several artists is there as "ASTRO" and "ASTRO (2)", as Discogs tells them apart.
 */
export function readRealNames(): string[] {
	const seen = new Map<string, number>();
	return ['homonyms_wikidata_lastfm.csv', 'tricky_artist_names.csv'].flatMap(readNames).map((name) => {
		const times = (seen.get(name) ?? 0) + 1;
		seen.set(name, times);
		return times === 1 ? name : `${name} (${times})`;
	});
}

function readNames(file: string): string[] {
	const path = new URL(file, folder);
	if (!existsSync(path)) return [];
	return rows.parse(parse(readFileSync(path), { columns: true })).map(({ name }) => name);
}

/**
 * The name of a made-up artist: two of three are people, the rest bands. No two numbers have the same name, since what would be one
 * gets the number of a homonym, "Paul Smith (2)".
 */
export function nameOfArtist(number: number): string {
	if (number % 3 > 0) return namePerson(Math.floor(number / 3) * 2 + (number % 3) - 1);
	const [quality, rest] = take(qualities, Math.floor(number / 3));
	const [thing, times] = take(things, rest);
	const shape = times % 4;
	const homonym = numbered(Math.floor(times / 4));
	if (shape === 0) return `The ${quality} ${thing}s${homonym}`;
	if (shape === 1) return `${quality} ${thing}${homonym}`;
	return shape === 2 ? `${thing} Of The ${quality}${homonym}` : `${quality} ${thing} Orchestra${homonym}`;
}

/** The name of a made-up label, each different. */
export function nameOfLabel(number: number): string {
	const [last, rest] = take(lastNames, number);
	const [thing, times] = take(things, rest);
	return `${last} ${thing}${number % 2 === 0 ? ' Records' : ''}${numbered(times)}`;
}

/** "Paul Smith" → "P. Smith", as sleeves have it. */
export function abbreviate(name: string): string {
	const plain = name.replace(/ \(\d+\)$/, '');
	const space = plain.indexOf(' ');
	return space < 0 ? plain.toUpperCase() : `${plain.charAt(0)}.${plain.slice(space)}`;
}

function namePerson(number: number): string {
	const [first, rest] = take(firstNames, number);
	const [last, times] = take(lastNames, rest);
	return `${first} ${last}${numbered(times)}`;
}

/** The value at a place that the remainder chooses, and what is left of the number: digits of a mixed radix. */
function take(values: readonly string[], number: number): [value: string, rest: number] {
	return [values[number % values.length] ?? '', Math.floor(number / values.length)];
}

function numbered(times: number): string {
	return times === 0 ? '' : ` (${times + 1})`;
}
