import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveAlbum } from '../../source/store/albums-writer.ts';
import { joinByMbid } from '../../source/store/artist-identity.ts';
import { saveArtistNames, updateArtist } from '../../source/store/artists-writer.ts';
import { saveReleases } from '../../source/store/releases-writer.ts';
import { writeAt } from '../../source/store/writable.ts';
import { createWorld, type World } from '../helpers/world.ts';
import { hasRealData, readRealData } from '../matching/real-data.ts';
import { listed, mbidOf } from '../store/stored.ts';
import { hasScript, type Pty } from './pty.ts';
import { expectNothingStale, keys, startExplorer } from './start-explorer.ts';

const esc = '\u001b';

/** What each is, where it must not reach the terminal, and how the list shows it. */
const hostile: [stored: string, shown: string][] = [
	[`${esc}[2J${esc}[31mRed Eraser${esc}[0m`, 'Red Eraser'],
	[`${esc}]0;owned\u0007Title Setter`, 'Title Setter'],
	[`${esc}]52;c;b3duZWQ=${esc}\\Clipboard Writer`, 'Clipboard Writer'],
	[`${esc}[?1049l${esc}cTerminal Resetter`, 'Terminal Resetter'],
	[`${esc}P+q544e${esc}\\Device Asker`, 'Device Asker'],
	['\u009b31mEight Bit Escape', 'Eight Bit Escape'],
	['Two\nLines', 'Two Lines'],
	['Carriage\rReturn', 'Carriage Return'],
	['Tab\tStops', 'Tab Stops'],
	['Back\b\b\b\bSpace\u0007', 'BackSpace'],
	['Nul\u0000Byte\u007f', 'NulByte'],
	['\u202eRight To Left Override', 'Right To Left'],
	[`Five Thousand ${'x'.repeat(5000)}`, 'Five Thousand xxx'],
	[`長い${'長'.repeat(5000)}`, '長い長長長'],
	[`Zalgo e${'\u0301\u0302\u0303\u0316'.repeat(1250)}`, 'Zalgo'],
	[`${'\u200d'.repeat(5000)}Joined`, ''],
];

const tricky = [
	...[
		'ことり',
		'東京事変',
		'ｶﾀｶﾅ・ＦＵＬＬ',
		'가나다라',
		'한글'.normalize('NFD'),
		'\u1112\u119e\u11ab글',
		'か\u3099く\u3099',
	],
	...['🎸🎸 Guitars', '👨‍👩‍👧‍👦 Family', '🇯🇵 Flag', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 England', '👍🏽 Skin', '1️⃣ Keycap', '❤️ Heart', '☺️ Smile'],
	...['فيروز', 'عبد الحليم حافظ', 'עברי לידר', 'مُحَمَّد', 'English ו-עברית mixed', 'ﷺ'],
	...[
		'Sigur Ro\u0301s',
		'x\u030cy\u0306z\u0323',
		'Motörhead',
		'Việt Nam',
		'คาราบาว คำ',
		'हिन्दी क्षत्रिय',
		'இளையராஜா',
		'ශ්‍රී ලංකා',
		'မြန်မာ',
	],
	...[
		'Zero\u200bwidth\u200dspaces\u2060here',
		'So\u00adft hy\u00adphens',
		'𝕬𝖇 𝄞 𓀀',
		'…—‘’“”§±',
		'\u{e000} private',
		'\u0301 begins with a mark',
	],
];

let world: World;
beforeEach(async () => {
	world = await createWorld({ engine: 'sqlite' });
});
afterEach(() => world[Symbol.asyncDispose]());

/** Every name as an artist with an album, the first names first in the list, and as a pressing of the first album. */
async function store(names: readonly string[]): Promise<void> {
	await writeAt(world.context.database, new Date(), async (writable) => {
		const albumIds: number[] = [];
		for (const [at, name] of names.entries()) {
			const mbid = mbidOf(at + 1);
			const { artist } = await joinByMbid(writable, { name, mbid, source: 'musicbrainz' });
			await updateArtist(writable, artist, {
				name,
				lastfmUrl: `https://www.last.fm/music/${name}`,
				disambiguation: name,
				country: name,
				listeners: 9_000_000 - at,
			});
			await saveArtistNames(writable, artist.id, [`${name} too`], 'musicbrainz');
			const { album } = await saveAlbum(writable, {
				mbid: mbidOf(50_000 + at),
				title: name,
				disambiguation: name,
				firstReleaseDate: '1990',
				firstReleaseYear: 1990,
				primaryType: 'Album',
				secondaryTypes: [],
				isStudio: true,
				discogsId: null,
				credit: [{ mbid, artistName: name, creditedAs: name, joinPhrase: '' }],
			});
			albumIds.push(album.id);
			const texts = { title: name, country: name, label: name, catalogNumber: name, text: name, notes: name };
			const lists = { descriptions: [name], identifiers: [{ type: 'Matrix', value: name, description: name }] };
			const pressing = { ...texts, ...lists, albumId: albumIds[0] ?? null, barcode: name, have: 1111, want: 1111 };
			await saveReleases(writable, 'discogs', [listed(at + 1, pressing)]);
		}
	});
}

/** The last column of these pressings ends at the edge of the terminal. */
async function expectPressingsToTheEdge(pty: Pty, count: number): Promise<void> {
	// A frame arrives in pieces.
	const { cells, lines } = await pty.settled();
	const ends = cells.slice(3, 3 + count).map((row) => row.slice(-5).join(''));
	expect(ends, lines.join('\n')).toEqual(Array.from({ length: count }, () => '1,111'));
}

describe.runIf(hasScript)('names that are hard to show', () => {
	test('other people’s escape sequences, line breaks and 5,000 characters are shown harmless and cut', async () => {
		await store(hostile.map(([stored]) => stored));
		await using explorer = await startExplorer(world, { columns: 220, rows: 45 });
		const { pty, faults } = explorer;
		const lines = await pty.shows(/› Red Eraser/, /1,111$/m);
		for (const [, shown] of hostile) expect(lines.join('\n')).toContain(shown);
		await expectPressingsToTheEdge(pty, hostile.length);
		for (const [at, [, shown]] of hostile.entries()) {
			if (at > 0) pty.press('j');
			await pty.shows(new RegExp(`^› ?${shown}`, 'm'));
		}
		pty.press(`g${keys.enter}`);
		await pty.shows(/Vinilogy › Red Eraser/, /Red Eraser – Red Eraser/);
		pty.press(keys.enter);
		await pty.shows(/Vinilogy › Red Eraser › Red Eraser/, /barcode \w/);
		pty.press('  c');
		await pty.shows(/Comparing 2 pressings/);
		pty.press(`${keys.escape}`);
		await pty.shows(/2 marked/);
		pty.press('f');
		await pty.shows(/\[ \] Red Eraser/);
		await expectNothingStale(pty, 'facets');
		pty.press('f');
		await pty.shows(/2 marked/);
		pty.press('y');
		await pty.shows(/copied: /);
		await expectNothingStale(pty, 'copied');
		pty.press('hh');
		await pty.shows(/Vinilogy *$/m);
		pty.press('o');
		await pty.shows(/musicbrainz\.org/, /last\.fm\/music\/Red Eraser/);
		pty.press(keys.escape);
		await pty.shows(/s similar/);
		pty.press('s');
		await pty.shows(/similar to Red Eraser/);
		expect(faults).toEqual([]);
		// None of what the names ask for was asked of the terminal; it is still on the screen that the explorer opened.
		const raw = pty.raw();
		for (const sequence of ['[31m', ']0;', `${esc}c`, `${esc}P`, '\u009b', '\u202e', 'b3duZWQ=', '[?1049l']) {
			expect(raw).not.toContain(sequence);
		}
	});

	test('CJK, emoji, right-to-left, combining and invisible characters keep the columns aligned', async () => {
		await store(tricky);
		await using explorer = await startExplorer(world, { columns: 220, rows: 60 });
		const { pty, faults } = explorer;
		await pty.shows(/› ことり/, /1,111$/m);
		await expectPressingsToTheEdge(pty, tricky.length);
		for (const at of tricky.keys()) {
			if (at > 0) pty.press('j');
			await pty.shows(new RegExp(`MBID ${mbidOf(at + 1)}`));
			expect(faults).toEqual([]);
		}
		await pty.shows(/Not fetched yet/);
		await expectNothingStale(pty, 'all artists');
		pty.press('g');
		await pty.shows(/› 1990 ことり/, /1,111$/m);
		pty.press('l');
		await pty.shows(/Vinilogy › ことり /, /just now/);
		pty.press('l');
		await pty.shows(/Vinilogy › ことり › ことり/, /^ +Data provided by Discogs|│ Data provided by Discogs/m);
		for (let at = 0; at < tricky.length; at += 5) {
			pty.press('j'.repeat(5));
			await pty.settled();
		}
		await expectNothingStale(pty, 'all pressings');
		await expectPressingsToTheEdge(pty, tricky.length);
		pty.press('hh/');
		for (const filter of ['x', '🎸', 'क्ष', 'こと', 'بد', 'Keycap']) {
			pty.press(`${keys.ctrlU}${filter}`);
			await pty.shows(new RegExp(`^/${filter}▏`, 'm'), /1,111$|Not fetched yet/m);
			await expectNothingStale(pty, `filter ${filter}`);
		}
		pty.press(keys.escape);
		await pty.shows(/s similar/);
		await pty.settled();
		for (const [columns, rows] of [
			[100, 30],
			[72, 24],
			[50, 20],
			[40, 12],
			[220, 60],
		] as const) {
			await pty.resize(columns, rows);
			await pty.shows(new RegExp(`^[─┬]{${columns}}$`, 'm'));
			await expectNothingStale(pty, `${columns}×${rows}`);
		}
		expect(faults).toEqual([]);
	});

	test.runIf(hasRealData('names'))('hundreds of real names', async () => {
		const rows: { name: string }[] = parse(readRealData('names/tricky_artist_names.csv'), { columns: true, bom: true });
		const names = rows.filter((_, at) => at % 10 === 0).map(({ name }) => name);
		expect(names.length).toBeGreaterThan(300);
		await store(names);
		await using explorer = await startExplorer(world, { columns: 120, rows: 50 });
		const { pty, faults } = explorer;
		await pty.shows(/^› /m);
		for (let at = 0; at < names.length; at += 20) {
			pty.press('\u0004');
			await pty.settled();
		}
		await pty.shows(new RegExp(`MBID ${mbidOf(names.length)}`));
		expect(faults).toEqual([]);
	});
});
