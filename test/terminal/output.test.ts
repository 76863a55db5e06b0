import { describe, expect, test } from 'vitest';
import { formatAge, formatClock, formatWait } from '../../source/terminal/output/ages.ts';
import { formatCard } from '../../source/terminal/output/card.ts';
import { typedCell } from '../../source/terminal/output/cell.ts';
import { parseWebAddress } from '../../source/terminal/output/hyperlink.ts';
import { describeEvent, formatPressings } from '../../source/terminal/output/lines.ts';
import { nameProviders } from '../../source/terminal/output/provider-titles.ts';
import { quoteForShell } from '../../source/terminal/output/shell.ts';
import { type Column, formatTable } from '../../source/terminal/output/table.ts';
import { formatTsv } from '../../source/terminal/output/tsv.ts';
import { fit, fitEnd, pad, widthOf, wrapWords } from '../../source/terminal/output/widths.ts';

const esc = String.fromCharCode(27);

describe('widths', () => {
	test('wide characters and emoji take two columns, marks none', () => {
		expect(widthOf('サカナクション')).toBe(14);
		expect(widthOf('👩‍🎤')).toBe(2);
		expect(widthOf('Bjo\u0308rk')).toBe(5);
	});

	test.each(['サカナクション', 'くるり 🎸🎸', '👩‍🎤👩‍🎤👩‍🎤', 'Motörhead', 'Кино'])(
		'%s fits every width without being cut in two',
		(name) => {
			for (let columns = 0; columns <= 16; columns += 1) {
				expect(widthOf(fit(name, columns))).toBeLessThanOrEqual(columns);
				expect(widthOf(pad(name, columns))).toBe(columns);
				expect(fit(name, columns)).not.toContain('\ufffd');
			}
		},
	);

	test('what is cut off shows', () => {
		expect(fit('Whatever People Say', 9)).toBe('Whatever…');
		expect(fit('AM', 2)).toBe('AM');
	});

	test('lines break between words, and an address is never broken', () => {
		const address = 'https://example.com/a-rather-long-address';
		expect(wrapWords(`see ${address} there`, 12)).toEqual(['see', address, 'there']);
	});
});

describe('tables', () => {
	interface Pressing {
		year: number | null;
		label: string;
		details: string;
	}
	const columns: Column<Pressing>[] = [
		{ title: 'Year', value: ({ year }) => year, importance: 1 },
		{ title: 'Label', value: ({ label }) => label, importance: 1, narrowest: 6 },
		{ title: 'Details', value: ({ details }) => details, importance: 2, narrowest: 10 },
	];
	const rows = [
		{ year: 1973, label: '東芝音楽工業株式会社', details: 'gatefold, with two posters 🎸' },
		{ year: null, label: 'Harvest', details: '' },
	];

	test('columns start at the same place, whatever is in them', () => {
		const [header = '', first = '', second = ''] = formatTable(rows, columns, 120).split('\n');
		expect(widthOf(header.slice(0, header.indexOf('Details')))).toBe(
			widthOf(first.slice(0, first.indexOf('gatefold'))),
		);
		expect(second.indexOf('Harvest')).toBe(header.indexOf('Label'));
	});

	test.each([60, 40, 24, 12, 5])('no line is wider than %i columns', (width) => {
		for (const line of formatTable(rows, columns, width).split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width);
	});

	test('the least important column is dropped when there is no room, not before', () => {
		expect(formatTable(rows, columns, 40)).toContain('Details');
		expect(formatTable(rows, columns, 20)).not.toContain('Details');
		expect(formatTable(rows, columns, 20)).toContain('Label');
	});

	test('a column that is cut last stays whole until the others are dropped', () => {
		const wide = { year: 1973, label: 'SHVL 804 / 1E 064 o 05249', details: 'gatefold sleeve' };
		const whole = columns.map((column) => (column.title === 'Label' ? { ...column, cutAfter: 2 } : column));
		expect(formatTable([wide], columns, 40)).toMatch(/… {2}gatefold/);
		expect(formatTable([wide], whole, 40)).toBe('Year  Label\n1973  SHVL 804 / 1E 064 o 05249\n');
		expect(formatTable([wide], whole, 20)).toBe('Year  Label\n1973  SHVL 804 / 1E…\n');
	});

	test('no rows give the header', () => {
		expect(formatTable([], columns, 80)).toBe('Year  Label  Details\n');
	});
});

test('a card aligns its values, goes on below them, and leaves out what is not known', () => {
	const card = formatCard(
		'Name',
		[
			['a', 'x'],
			['longer', 'one two three four five six'],
			['gone', null],
		],
		32,
	);
	expect(card).toBe('Name\n  a       x\n  longer  one two three four\n          five six\n');
});

test('a label that leaves no room has its value below it', () => {
	const card = formatCard('A rather long heading', [['how many of them', 'one two three']], 20);
	expect(card).toBe('A rather long\nheading\n  how many of them\n    one two three\n');
});

describe('TSV', () => {
	test('values are whole, times ISO 8601, lists JSON, and nothing breaks a line', () => {
		const row = { a: 'tab\there', b: 'two\nlines \\', c: null, d: new Date(0), e: ['x', 'y'], f: false, hidden: 1 };
		expect(formatTsv([row], ['a', 'b', 'c', 'd', 'e', 'f'])).toBe(
			'a\tb\tc\td\te\tf\ntab here\ttwo\\nlines \\\\\t\t1970-01-01T00:00:00.000Z\t["x","y"]\tfalse\n',
		);
	});

	test('a hostile name cannot reach the terminal', () => {
		expect(formatTsv([{ name: `evil${esc}[2J${esc}]0;title\u0007` }], ['name'])).toBe('name\nevil\n');
	});
});

describe('news lines', () => {
	const pressings = {
		found: 147,
		added: 147,
		countries: { UK: 23, US: 45, Japan: 12, Italy: 9, France: 9, Spain: 2 },
		formats: { LP: 98, '2xLP': 15 },
		firstYear: 1973,
		lastYear: 2023,
	};

	test('an album in one line: the most frequent countries, the number of others, years and formats', () => {
		expect(formatPressings('The Dark Side of the Moon', pressings)).toBe(
			'The Dark Side of the Moon → 147 pressings, 147 new · US 45, UK 23, Japan 12, Italy 9, +2 more · 1973–2023 · LP 98, 2xLP 15',
		);
	});

	test('what is not known is left out', () => {
		const bare = { found: 1, added: 0, countries: {}, formats: {}, firstYear: null, lastYear: null };
		expect(formatPressings('XX', bare)).toBe('XX → 1 pressing, 0 new');
		expect(formatPressings('XX', { ...bare, firstYear: 1999, lastYear: 1999 })).toBe('XX → 1 pressing, 0 new · 1999');
	});

	test('failures, waits and reviews say so in words, not in colour alone', () => {
		const until = new Date(0);
		expect(
			describeEvent({
				type: 'waiting',
				lane: 'discogs',
				provider: 'discogs',
				until,
				reason: 'discogs x: waits 42 s (429)',
			}),
		).toEqual({
			text: '… Discogs waits 42 s: 429',
			tone: 'warning',
		});
		const failed = {
			type: 'failed',
			step: 'artist-info',
			entity: 'artist',
			entityId: 1,
			message: 'no',
			retryAt: null,
		} as const;
		expect(describeEvent(failed)?.text).toBe('✗ artist-info: no');
		expect(describeEvent({ type: 'review', what: 'A – B', reason: 'two masters' })?.text).toBe(
			'? A – B: two masters; kept for review',
		);
	});

	test('providers are called as they call themselves, and two entries that become one of the same name are no news', () => {
		const failed = { type: 'failed', step: 'cover', entity: 'album', entityId: 1 } as const;
		expect(describeEvent({ ...failed, message: 'coverart release-group/{mbid}: HTTP 500' })?.text).toBe(
			'✗ cover: Cover Art Archive release-group/{mbid}: HTTP 500',
		);
		expect(describeEvent({ type: 'merged', from: 'Air', into: 'Air' })).toBeNull();
		expect(describeEvent({ type: 'merged', from: 'AIR', into: 'Air' })?.text).toBe('AIR is now Air');
		expect(nameProviders('Check the key of discogs with `vinilogy config`.')).toBe(
			'Check the key of Discogs with `vinilogy config`.',
		);
		expect(nameProviders('not asked: deezer by name comes first')).toBe('not asked: Deezer (by name) comes first');
		expect(nameProviders('No source knows "discogs".')).toBe('No source knows "discogs".');
	});

	test('a name with terminal sequences is harmless', () => {
		const line = describeEvent({ type: 'albums', artist: `A${esc}[31mB\nC`, found: 2, added: 1 });
		expect(line?.text).toBe('AB C → 2 studio albums, 1 new');
	});
});

describe('times', () => {
	test.each([
		[0.2, '1 s'],
		[42, '42 s'],
		[60, '1 min'],
		[200, '3 min 20 s'],
		[7500, '2 h 5 min'],
		[-3, '0 s'],
	])('a wait of %d s is "%s"', (seconds, words) => expect(formatWait(seconds)).toBe(words));

	test('ages', () => {
		const now = new Date('2026-01-02T12:00:00Z');
		const before = (seconds: number) => formatAge(new Date(now.getTime() - seconds * 1000), now);
		expect([before(5), before(60), before(3 * 3600), before(86_400 * 2)]).toEqual([
			'just now',
			'1 minute ago',
			'3 hours ago',
			'2 days ago',
		]);
	});

	test('a clock', () => expect([formatClock(42.9), formatClock(3723)]).toEqual(['0:42', '1:02:03']));
});

test('printed commands can be copied into a shell', () => {
	expect(quoteForShell('AM')).toBe('AM');
	expect(quoteForShell('Arctic Monkeys')).toBe('"Arctic Monkeys"');
	expect(quoteForShell("Guns N' Roses")).toBe(`"Guns N' Roses"`);
	expect(quoteForShell('!!!')).toBe("'!!!'");
	expect(quoteForShell("Ke$ha's `x`")).toBe("'Ke$ha'\\''s `x`'");
});

test('only addresses of the web are ever opened', () => {
	expect(parseWebAddress('https://example.com/a.jpg')?.href).toBe('https://example.com/a.jpg');
	for (const address of ['file:///etc/passwd', 'javascript:alert(1)', '--help', ''])
		expect(parseWebAddress(address)).toBeNull();
});

test('of what is typed the end is seen, with the cursor behind it', () => {
	expect(typedCell('/', 'slow', 12)).toBe('/slow▏      ');
	expect(typedCell('/', 'a folder/with a long name.csv', 12)).toBe('/… name.csv▏');
	expect(fitEnd('くるり', 4)).toBe('…り');
	expect(fitEnd('くるり', 6)).toBe('くるり');
	expect(fitEnd('abc', 0)).toBe('');
	for (const columns of [1, 2, 3, 8, 20])
		expect(widthOf(typedCell('', 'くるり\u001b[31m with colour', columns))).toBe(columns);
});
