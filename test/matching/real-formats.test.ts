import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	type FormatEntry,
	type PressingKinds,
	parseReleaseFormats,
	parseVersionFormat,
} from '../../source/matching/discogs-format.ts';
import { readCarrier, readDescription } from '../../source/matching/discogs-format-words.ts';
import { parseReleased } from '../../source/matching/released.ts';
import { findRealData, hasRealData, readRealData } from './real-data.ts';

/** Words of the source that the parse shows nowhere. "All Media" is no thing of its own, and a quantity is in the format. */
function findLost(words: string[], parsed: PressingKinds): string[] {
	const kept = [...parsed.descriptions, ...parsed.format.split(' + ').map((part) => part.replace(/^\d+x/, ''))];
	const texts = parsed.text?.split(', ') ?? [];
	return words
		.map((word) => word.trim())
		.filter((word) => word !== '' && word !== 'All Media')
		.filter(
			(word) =>
				!kept.includes(word) &&
				!(word === 'Vinyl' && parsed.isVinyl) &&
				!texts.includes(word) &&
				!parsed.text?.includes(word),
		);
}

function wordsOfEntries(formats: FormatEntry[]): string[] {
	return formats.flatMap(({ name, text, descriptions }) => [name, text ?? '', ...[descriptions ?? []].flat()]);
}

/** Every object in an answer, however deep. */
function findObjects(value: unknown): Record<string, unknown>[] {
	if (Array.isArray(value)) return value.flatMap(findObjects);
	if (typeof value !== 'object' || value === null) return [];
	const entries: [string, unknown][] = Object.entries(value);
	return [Object.fromEntries(entries), ...entries.flatMap(([, inner]) => findObjects(inner))];
}

function readAnswers(pattern: string): Record<string, unknown>[] {
	return findRealData(pattern).flatMap((path) => {
		const text = readRealData(path).toString();
		const body = text.startsWith('HTTP/') ? text.slice(text.search(/\r?\n\r?\n/)) : text;
		return body.trim().startsWith('{') ? findObjects(JSON.parse(body)) : [];
	});
}

function isEntry(value: unknown): value is FormatEntry {
	return typeof value === 'object' && value !== null && 'name' in value && 'qty' in value;
}

function entriesOf({ formats }: Record<string, unknown>): FormatEntry[] {
	return Array.isArray(formats) ? formats.filter(isEntry) : [];
}

describe.runIf(hasRealData('recordings/discogs'))('recorded answers of Discogs', () => {
	const folders = '{ricbra-http,bartholomews-discogs4s,by-hand-from-index,ezienecker-ctl,irlndts-go}';
	let answers: Record<string, unknown>[] = [];
	let rows: { format: string; majors: string[] }[] = [];

	beforeAll(() => {
		answers = readAnswers(`recordings/discogs/${folders}/**/*`);
		rows = answers.flatMap(({ format, major_formats: majors, id }) =>
			typeof format === 'string' && id !== undefined
				? [{ format, majors: Array.isArray(majors) ? majors.filter((one) => typeof one === 'string') : [] }]
				: [],
		);
	});

	test('nothing of a version is lost', () => {
		expect(rows.length).toBeGreaterThan(40);
		for (const { format, majors } of rows) {
			const parsed = parseVersionFormat(format, majors);
			const words = format.split(/ \+ |,/).map((word) => word.trim().replace(/^\d+[x×]/, ''));
			expect(
				findLost([...words.map((word) => readCarrier(word) ?? readDescription(word) ?? word), ...majors], parsed),
			).toEqual([]);
			expect(parsed.isVinyl).toBe(
				majors.includes('Vinyl') || (majors.length === 0 && /^(?:\d+x)?(?:LP|\d+")/.test(format)),
			);
		}
	});

	test('only colours, packaging and lengths of versions are free text', () => {
		const texts = new Set(rows.flatMap(({ format, majors }) => parseVersionFormat(format, majors).text ?? []));
		expect([...texts].sort()).toEqual(['Art', 'C90', 'Car', 'Obi', 'Red']);
	});

	test('nothing of a release is lost', () => {
		const releases = [...answers, ...readAnswers('recordings/discogs/releases/*.json')]
			.map(entriesOf)
			.filter(({ length }) => length > 0);
		expect(releases.length).toBeGreaterThan(120);
		for (const formats of releases) {
			const parsed = parseReleaseFormats(formats);
			expect(findLost(wordsOfEntries(formats), parsed)).toEqual([]);
			expect(parsed.isVinyl).toBe(formats.some(({ name }) => name === 'Vinyl'));
		}
	});
});

function decodeEntities(text: string): string {
	return text
		.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');
}

function readEntries(formats: string): FormatEntry[] {
	const entry = /<format name="([^"]*)" qty="([^"]*)" text="([^"]*)"(?:\/>|>(.*?)<\/format>)/gs;
	return Array.from(formats.matchAll(entry), ([, name = '', qty = '', text = '', inner = '']) => ({
		name: decodeEntities(name),
		qty,
		text: decodeEntities(text),
		descriptions: Array.from(inner.matchAll(/<description>([^<]*)/g), ([, word = '']) => decodeEntities(word)),
	}));
}

describe.runIf(hasRealData('dump'))('a thousand releases of the dump', () => {
	let xml = '';
	let releases: FormatEntry[][] = [];

	beforeAll(() => {
		xml = gunzipSync(readRealData('dump/discogs_20200806_releases.xml.gz')).toString();
		releases = Array.from(xml.matchAll(/<formats>(.*?)<\/formats>/gs), ([, formats = '']) => readEntries(formats));
	});

	test('nothing of a format is lost', () => {
		expect(releases.length).toBeGreaterThan(900);
		for (const formats of releases) {
			const parsed = parseReleaseFormats(formats);
			expect(findLost(wordsOfEntries(formats), parsed)).toEqual([]);
			const records = formats.filter(({ name }) => name === 'Vinyl').map(({ qty }) => Number(qty));
			expect(parsed.discs).toBe(records.length === 0 ? null : records.reduce((sum, one) => sum + one, 0));
		}
	});

	test('every description of vinyl is one that Discogs defines', () => {
		const words = new Set(
			releases
				.flat()
				.filter(({ name }) => name === 'Vinyl')
				.flatMap(({ descriptions }) => descriptions ?? []),
		);
		expect(words.size).toBeGreaterThan(25);
		expect([...words].filter((word) => readDescription(word) !== word)).toEqual([]);
	});

	test('every release date is read', () => {
		const dates = Array.from(xml.matchAll(/<released>([^<]*)/g), ([, date = '']) => date);
		expect(dates.length).toBeGreaterThan(800);
		for (const date of dates) expect(parseReleased(date).released ?? '0000').toBe(date.replace(/(?:-00)+$/, ''));
	});
});
