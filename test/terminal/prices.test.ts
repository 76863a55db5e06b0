import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../db/client.ts';
import { openDatabase } from '../../db/open.ts';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import type { AlbumRow } from '../../source/store/albums-reader.ts';
import { saveRates } from '../../source/store/fx-rates.ts';
import { savePriceCheck } from '../../source/store/price-checks.ts';
import { type NewPrice, saveOffers } from '../../source/store/prices-writer.ts';
import { type ReleaseRow, readReleasesOf } from '../../source/store/releases-reader.ts';
import { writeAt } from '../../source/store/writable.ts';
import { offerOf } from '../store/priced.ts';
import { hasScript, startPty } from './pty.ts';
import { createProgram, type Program } from './run-program.ts';

const hour = 3_600_000;
const album = ['Arctic Monkeys', 'AM'];
const quoted = '"Arctic Monkeys" "AM"';

describe('prices of an album that is stored', () => {
	let sandbox: Sandbox;
	let program: Program;
	let database: Database;
	let stored: AlbumRow;
	let pressings: ReleaseRow[];
	const now = new Date();
	const hoursAgo = (hours: number) => new Date(now.getTime() - hours * hour);
	const told = (changes: Partial<NewPrice>) =>
		offerOf(now, {
			...{ releaseId: pressings[0]?.id ?? 0, albumId: null, expiresAt: new Date(now.getTime() + 20 * hour) },
			...{ condition: 'Near Mint (NM or M-)', seller: 'soundsister', shipsFrom: 'DE', method: 'barcode' },
			...changes,
		});

	beforeAll(async () => {
		sandbox = await startSandbox({ speed: 100 });
		program = await createProgram(sandbox.environment);
		await program.run(['show', 'releases', ...album]);
		database = await openDatabase(program.databaseUrl);
		const rows = await database.read.select().from(database.tables.albums);
		stored = rows.find(({ title }) => title === 'AM') ?? missing();
		pressings = await readReleasesOf(database, stored);
		await writeAt(database, now, async (store) => {
			await saveRates(store, 'ecb', [{ day: '2026-11-13', rates: [{ currency: 'USD', rate: 1.25 }] }]);
			// Everybody was asked just now, and what they said is what is stored below.
			const times = { found: 1, note: null, checkedAt: now, expiresAt: new Date(now.getTime() + hour) };
			const about = { entity: 'album', entityId: stored.id, ...times } as const;
			await savePriceCheck(store, { ...times, entity: 'rates', entityId: 0, provider: 'ecb', country: '*' });
			await savePriceCheck(store, { ...about, provider: 'discogs', country: '*' });
			for (const country of ['ES', 'GB', 'DE', 'US'])
				await savePriceCheck(store, { ...about, provider: 'ebay', country });
		});
		const past = told({
			listingId: 'dollars',
			currency: 'USD',
			amount: 4000,
			shippingAmount: 1000,
			fetchedAt: hoursAgo(72),
		});
		await writeAt(database, past.fetchedAt, (store) => saveOffers(store, [past]));
		await writeAt(database, now, (store) =>
			saveOffers(store, [
				told({ listingId: 'dollars', currency: 'USD', amount: 2000, shippingAmount: 500 }),
				told({ listingId: 'dearer', amount: 2000, shippingAmount: 320 }),
				told({
					...{ listingId: 'stats', provider: 'discogs', channel: 'discogs', kind: 'floor', copies: 12, country: '*' },
					...{ amount: 1500, shippingAmount: null, condition: null, seller: null, shipsFrom: null, method: 'id' },
					releaseId: pressings[1]?.id ?? 0,
				}),
				told({
					listingId: 'NM',
					provider: 'discogs',
					channel: 'discogs',
					kind: 'suggestion',
					amount: 4000,
					shippingAmount: null,
					country: '*',
				}),
				told({ listingId: 'bid', kind: 'bid', amount: 100 }),
				told({ listingId: 'germany', country: 'DE', amount: 100 }),
				told({ listingId: 'doubtful', confidence: 0.6, amount: 100, title: '\u001b[31mAM' }),
				told({ listingId: 'expired', expiresAt: hoursAgo(1), amount: 100 }),
				told({ listingId: 'won', currency: 'KRW', amount: 100 }),
			]),
		);
	});
	afterAll(async () => {
		await database.close();
		await program[Symbol.asyncDispose]();
		await sandbox.close();
	});

	test('best --json: the answer with its origin, and why every other one lost; nobody is asked', async () => {
		sandbox.resetRequests();
		const { code, stdout, stderr } = await program.run(['prices', 'best', ...album, '--country', 'es', '--json']);
		const answer = JSON.parse(stdout);
		expect({ code, stderr, total: sandbox.requests().total }).toEqual({ code: 0, stderr: '', total: 0 });
		expect(Object.keys(answer)).toEqual([
			...['album', 'country', 'currency', 'best', 'others', 'counts', 'value', 'bargain', 'bargainThresholds'],
			...['notice', 'checks', 'sources', 'calls', 'problems'],
		]);
		expect(answer).toMatchObject({
			album: { title: 'AM' },
			country: 'ES',
			currency: 'EUR',
			counts: { offers: 9, listings: 9 },
			best: {
				place: 1,
				kind: 'ask',
				provider: 'ebay',
				listingId: 'dollars',
				pressing: { discogsId: pressings[0]?.discogsId, year: pressings[0]?.year },
				total: { currency: 'USD', amount: 2500, decimal: '25.00' },
				converted: { currency: 'EUR', amount: 2000, decimal: '20.00', day: '2026-11-13' },
				isShippingKnown: true,
				reason: null,
			},
			value: { basis: 'suggestions', byGrade: [{ grade: 'NM', valueEuro: 4000 }] },
			bargain: { valueEuro: 4000, belowEuro: 2000, belowPercent: 50, against: { grade: 'NM' } },
			notice: expect.stringContaining('Data provided by Discogs. https://www.discogs.com/master/'),
		});
		const reasons = answer.others.map(({ listingId, place, reason }: Record<string, { text: string }>) => [
			...[listingId, place, reason?.text],
		]);
		expect(reasons).toEqual([
			['dearer', 2, '€3.20 dearer'],
			['stats', 3, 'shipping unknown: as €12.00, €7.00 dearer'],
			['doubtful', null, 'match not certain (waits for review)'],
			['won', null, 'no exchange rate for KRW'],
			['expired', null, 'expired 1 hour ago'],
			['NM', null, 'a suggestion by condition, not an offer'],
			['bid', null, 'an auction, not a price'],
			['germany', null, 'ships only to Germany'],
		]);
	});

	test('best in a pipe is TSV with full values, and takes another currency and a limit', async () => {
		const options = ['--country', 'ES', '--currency', 'usd', '--limit', '1', '--offline'];
		const { code, stdout } = await program.run(['prices', 'best', ...album, ...options]);
		expect(code).toBe(0);
		const [header = '', ...lines] = stdout.trimEnd().split('\n');
		const names = header.split('\t');
		const rows = lines.map((line) => new Map(line.split('\t').map((value, at) => [names[at], value])));
		expect(
			rows.map((row) => ['place', 'total', 'currency', 'convertedTotal', 'rateDay'].map((name) => row.get(name))),
		).toEqual([
			['1', '25.00', 'USD', '', ''],
			['2', '23.20', 'EUR', '29.00', '2026-11-13'],
		]);
		expect(rows[1]?.get('reason')).toBe('US$4.00 dearer');
	});

	test('another country has another answer; what is unknown of it is said', async () => {
		const { stdout } = await program.run(['prices', 'best', ...album, '--country', 'GB', '--json']);
		expect(JSON.parse(stdout)).toMatchObject({
			country: 'GB',
			best: { listingId: 'stats', kind: 'floor', copies: 12, shipping: null, isShippingKnown: false, shipsTo: '*' },
		});
	});

	test.runIf(hasScript)('best in a terminal: a card and the others, in the width there is', async () => {
		for (const columns of [110, 60]) {
			const words = `prices best ${quoted} --country ES`;
			const pty = startPty(`"${process.execPath}" "${program.script}" ${words}`, program, {
				...{ columns, rows: 40, environment: { NO_COLOR: '1' } },
			});
			const { lines } = await pty.end();
			const text = lines.join('\n');
			expect(pty.screen().wrapped).toEqual([]);
			expect(text).toContain('Arctic Monkeys – AM: €20.00 with shipping to Spain');
			expect(text).toContain('US$25.00 is €20.00 by the rate of 2026-11-13');
			expect(text).toMatch(/€23.20 {2}€3.20 dearer/);
			expect(text).toContain('€15.00 + shipping');
			expect(text.replace(/\s+/g, ' ')).toContain(
				'a bargain: €20.00 (50 %) below what is suggested for this pressing in NM',
			);
			expect(text).toContain('Data provided by Discogs.');
		}
	});

	test('history: the lowest price of each day in a pipe and as JSON', async () => {
		const { code, stdout } = await program.run(['prices', 'history', ...album, '--country', 'ES', '--days', '5']);
		expect(code).toBe(0);
		const days = stdout.trimEnd().split('\n').slice(1);
		expect(days).toHaveLength(5);
		expect(days.at(-1)).toMatch(/^\d{4}-\d{2}-\d{2}\t20\.00\tEUR\ttrue\tebay\task\t/);
		const json = await program.run(['prices', 'history', ...album, '--country', 'ES', '--days', '5', '--json']);
		const answer = JSON.parse(json.stdout);
		expect(answer).toMatchObject({
			summary: { latest: { total: { amount: 2000 } }, lowest: { total: { amount: 2000 } }, median: { amount: 4000 } },
		});
		expect(answer.days.map(({ total }: { total: { amount: number } | null }) => total?.amount ?? null)).toEqual([
			...[null, 4000, 4000, 4000, 2000],
		]);
	});

	test('history of one pressing, of none that is stored, and of a country without prices', async () => {
		const [first, second] = pressings.map(({ discogsId }) => String(discogsId));
		const of = (id = '') => program.run(['prices', 'history', '--release', id, '--country', 'ES', '--json']);
		expect(JSON.parse((await of(first)).stdout).summary.latest.total.amount).toBe(2000);
		expect(JSON.parse((await of(second)).stdout).summary.latest).toMatchObject({
			provider: 'discogs',
			total: { amount: 1500 },
		});
		expect(await of('1')).toMatchObject({ code: 1, stderr: expect.stringContaining('The pressing 1 is not stored') });
		const unsold = await program.run(['prices', 'history', '--release', first ?? '', '--country', 'FR']);
		expect(unsold).toMatchObject({ code: 1, stderr: expect.stringContaining('No price of') });
	});

	test.runIf(hasScript)('history in a terminal draws a line, in blocks or without', async () => {
		for (const [LANG, line] of [['C.UTF-8', /^ ███▁$/m] as const, ['C', /^ ###_$/m] as const]) {
			const words = `prices history ${quoted} --country ES --days 5`;
			const pty = startPty(`"${process.execPath}" "${program.script}" ${words}`, program, {
				...{ columns: 80, rows: 30, environment: { NO_COLOR: '1', LANG } },
			});
			const { lines } = await pty.end();
			expect(lines.join('\n')).toMatch(line);
			expect(lines.join('\n')).toContain('lowest €20.00');
		}
	});

	test('watch: added, listed, changed and removed', async () => {
		const added = await program.run([
			'prices',
			'watch',
			'add',
			...album,
			'--under',
			'24.99',
			'--country',
			'ES',
			'--json',
		]);
		const { watch } = JSON.parse(added.stdout);
		expect(added.code).toBe(0);
		expect(watch).toMatchObject({
			album: { title: 'AM' },
			pressing: null,
			country: 'ES',
			under: { currency: 'EUR', amount: 2499 },
			dropPercent: 10,
			drop: { amount: 200 },
			baseline: { amount: 2000 },
			alertedAt: null,
		});
		const yen = ['--currency', 'JPY', '--drop-amount', '300'];
		await program.run(['prices', 'watch', 'add', ...album, '--under', '3000', '--country', 'GB', ...yen]);
		const listed = await program.run(['prices', 'watch', 'list']);
		const lines = listed.stdout.trimEnd().split('\n').slice(1);
		expect(lines.map((line) => line.split('\t').slice(1, 9))).toEqual([
			['Arctic Monkeys', 'AM', '', 'ES', 'EUR', '24.99', '10', '2.00'],
			['Arctic Monkeys', 'AM', '', 'GB', 'JPY', '3000', '10', '300'],
		]);
		const { watches } = JSON.parse((await program.run(['prices', 'watch', 'list', '--json'])).stdout);
		expect(watches[0].now).toMatchObject({ total: { amount: 2000 }, isShippingKnown: true, provider: 'ebay' });
		const removed = await program.run(['prices', 'watch', 'remove', String(watch.id)]);
		expect(removed).toMatchObject({
			code: 0,
			stderr: expect.stringContaining('No longer watched: Arctic Monkeys – AM'),
		});
		expect(await program.run(['prices', 'watch', 'remove', String(watch.id)])).toMatchObject({
			...{ code: 1, stdout: '', stderr: expect.stringContaining(`There is no watch ${watch.id}`) },
		});
	});

	test('watch one pressing: only one of this album', async () => {
		const [first] = pressings;
		const add = (id: string) =>
			program.run(['prices', 'watch', 'add', ...album, '--release', id, '--country', 'ES', '--json']);
		const { watch } = JSON.parse((await add(String(first?.discogsId))).stdout);
		expect(watch).toMatchObject({ under: null, pressing: { discogsId: first?.discogsId } });
		await program.run(['show', 'releases', 'Arctic Monkeys', 'Humbug']);
		const rows = await database.read.select().from(database.tables.releases);
		const other = rows.find(({ masterId }) => masterId !== stored.discogsId);
		expect(await add(String(other?.discogsId))).toMatchObject({
			...{ code: 1, stdout: '', stderr: expect.stringContaining('is not one of this album') },
		});
	});

	test('what is wrong on the command line is said with the next step', async () => {
		const wrong: [string[], string][] = [
			[['best', ...album], 'VINILOGY_COUNTRY=ES'],
			[['best', ...album, '--country', 'EU'], '"EU" is not a country.'],
			[['best', ...album, '--country', 'ES', '--currency', 'EURO'], '"EURO" is not a currency.'],
			[['best', '--country', 'ES'], 'vinilogy prices best "Pink Floyd"'],
			[['history', ...album, '--release', '3', '--country', 'ES'], 'Name the album or the pressing, not both.'],
			[['history', ...album, '--country', 'ES', '--days', '0'], '--days 30'],
			[['watch', 'add', ...album, '--country', 'ES', '--under', '0.001'], '--under 25'],
			[['watch', 'add', ...album, '--country', 'ES', '--currency', 'JPY', '--under', '24.99'], 'no amount of JPY'],
		];
		for (const [words, said] of wrong) {
			const { code, stdout, stderr } = await program.run(['prices', ...words]);
			expect({ words, code, stdout, stderr }).toMatchObject({
				code: 1,
				stdout: '',
				stderr: expect.stringContaining(said),
			});
		}
	});

	test('the country of the settings counts where none is given', async () => {
		const { stdout } = await program.run(['prices', 'best', ...album, '--json'], { VINILOGY_COUNTRY: 'uk' });
		expect(JSON.parse(stdout)).toMatchObject({ country: 'GB' });
	});

	test('an album that is not stored: --offline asks nobody, and says what would', async () => {
		sandbox.resetRequests();
		const missed = await program.run([
			'prices',
			'best',
			'Radiohead',
			'OK Computer',
			'--country',
			'ES',
			'--offline',
			'--json',
		]);
		expect(missed).toMatchObject({ code: 1, stderr: expect.stringContaining('Without --offline') });
		expect(JSON.parse(missed.stdout)).toMatchObject({ album: null, best: null, others: [] });
		expect(sandbox.requests().total).toBe(0);
	});
});

function missing(): never {
	throw new Error('the album is missing');
}
