import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openDatabase } from '../db/open.ts';
import { type Dice, dice } from '../source/sandbox/world/random.ts';
import type { SearchHit } from '../source/store/search/hits.ts';
import { searchEverything } from '../source/store/search/search.ts';
import { createFullSizeDatabase } from './full-size-database.ts';
import { type Metric, measure, percentile } from './metric.ts';

/** What is asked, and what must be among the first hits for it. */
interface Question {
	group: string;
	query: string;
	wanted: { kind: SearchHit['kind']; text: string } | null;
}

const shown = 20;
const first = 5;
const perGroup = 40;
const rounds = 4;
/** A person who types sees the list follow. */
const bearableMilliseconds = 25;

/**
 * How long `searchEverything` takes over the full-size database, against what everybody writes first: LIKE '%…%' over the same
 * columns. And how often what was meant is among the first five.
 */
export async function run(): Promise<Metric[]> {
	const folder = mkdtempSync(join(tmpdir(), 'vinilogy-bench-'));
	const file = join(folder, 'bench.sqlite');
	await createFullSizeDatabase(file);
	const questions = askAll(file);
	const database = await openDatabase(file);
	const plain = openPlain(file);
	const times = questions.map((question) => ({ ...question, ours: Infinity, plain: Infinity, isFound: false }));
	// Of each question the quickest of a few rounds counts, on both sides: what else the machine does is not what is measured.
	for (let round = 0; round < rounds; round += 1) {
		for (const time of times) {
			const from = performance.now();
			const hits = await searchEverything(database, time.query, shown);
			const between = performance.now();
			plain.search(time.query);
			const until = performance.now();
			time.isFound = time.wanted === null ? hits.length === 0 : isAmong(hits.slice(0, first), time.wanted);
			time.ours = Math.min(time.ours, between - from);
			time.plain = Math.min(time.plain, until - between);
		}
	}
	await database.close();
	plain.close();
	rmSync(folder, { recursive: true, force: true });

	const ours = times.map((time) => time.ours);
	const theirs = times.map((time) => time.plain);
	const timings = ([50, 95] as const).map((share) =>
		measure({
			bench: 'search',
			metric: `p${share} of ${times.length} queries, against LIKE`,
			value: percentile(ours, share),
			unit: 'ms',
			baseline: percentile(theirs, share),
			aim: '',
		}),
	);
	const limit = measure({
		bench: 'search',
		metric: `p95, against ${bearableMilliseconds} ms`,
		value: percentile(ours, 95),
		unit: 'ms',
		baseline: bearableMilliseconds,
		aim: '<= 1',
	});
	return [
		...timings,
		limit,
		...Map.groupBy(times, ({ group }) => group)
			.entries()
			.flatMap(describeGroup),
	];
}

function describeGroup([group, times]: [string, { isFound: boolean }[]]): Metric[] {
	const found = times.filter(({ isFound }) => isFound).length;
	return [
		measure({
			bench: 'search',
			metric: `${group}: ${group === 'nothing' ? 'nothing found' : `among the first ${first}`}`,
			value: found,
			unit: 'queries',
			baseline: times.length,
			aim: '>= 0.9',
		}),
	];
}

function isAmong(hits: SearchHit[], wanted: NonNullable<Question['wanted']>): boolean {
	return hits.some(({ kind, text }) => kind === wanted.kind && text === wanted.text);
}

/** The same questions every time, from what is stored. */
function askAll(file: string): Question[] {
	const database = new BetterSqlite3(file, { readonly: true });
	const roll = dice('questions');
	const take = (column: string, table: string, condition: string) =>
		database
			.prepare<[number], string>(
				`select ${column} from ${table} where ${condition} and length(${column}) >= 6 order by id * 7919 % 10007, id limit ?`,
			)
			.pluck()
			.all(perGroup);
	const artists = take('name', 'artists', 'true');
	const albums = take('title', 'albums', 'true');
	const labels = take('name', 'labels', 'true');
	const numbers = take('catalog_number', 'releases', "catalog_number <> 'none'");
	const barcodes = take('barcode', 'releases', 'barcode is not null');
	database.close();
	const about = (group: string, kind: SearchHit['kind'], texts: string[], ask: (text: string) => string): Question[] =>
		texts.map((text) => ({ group, query: ask(text), wanted: { kind, text } }));
	return [
		...about('artist, exact', 'artist', artists, (text) => text),
		...about('artist, mistyped', 'artist', artists, (text) => mistype(text, roll)),
		...about('artist, begun', 'artist', artists, (text) => text.slice(0, Math.ceil(text.length * 0.7))),
		...about('album, exact', 'album', albums, (text) => text),
		...about('album, mistyped', 'album', albums, (text) => mistype(text, roll)),
		...about('label, exact', 'label', labels, (text) => text),
		...about('label, mistyped', 'label', labels, (text) => mistype(text, roll)),
		...about('catalogue number', 'catalogue number', numbers, (text) => text.toLowerCase().replace(/[ -]/g, '')),
		...about('barcode', 'barcode', barcodes, (text) => text.replaceAll(' ', '')),
		...Array.from({ length: perGroup }, () => ({ group: 'nothing', query: nonsense(roll), wanted: null })),
	];
}

/** One typing error, in a word where a person may make one: a letter missing, doubled, or two swapped. */
function mistype(text: string, roll: Dice): string {
	const letters = [...text];
	const at = roll.between(1, letters.length - 3);
	const [one = '', two = ''] = letters.slice(at, at + 2);
	return letters.toSpliced(at, 2, ...roll.pick([[one], [one, two, two], [two, one]])).join('');
}

function nonsense(roll: Dice): string {
	const word = () => Array.from({ length: roll.between(4, 9) }, () => roll.pick([...'qxzjkvwfy'])).join('');
	return `${word()} ${word()}`;
}

/** What everybody writes first: the text anywhere in any column that is searched. */
function openPlain(file: string) {
	const database = new BetterSqlite3(file, { readonly: true });
	const statement = database.prepare(
		[
			"select 'artist', id from artists where merged_into_id is null and (name like $text or sort_name like $text)",
			"select 'artist', artist_id from artist_names where name like $text",
			"select 'album', id from albums where title like $text or credit like $text",
			"select 'release', id from releases where label like $text or catalog_number like $text or barcode like $text",
		].join(' union all '),
	);
	return {
		search: (query: string) => statement.all({ text: `%${query}%` }),
		close: () => database.close(),
	};
}
