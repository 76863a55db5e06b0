import { describe, expect, test } from 'vitest';
import { saveRates } from '../../source/store/fx-rates.ts';
import { saveProfile } from '../../source/store/listeners/profiles-writer.ts';
import { ensureUser } from '../../source/store/listeners/users-writer.ts';
import { saveOffers } from '../../source/store/prices-writer.ts';
import { writeAt } from '../../source/store/writable.ts';
import { createWorld, type World } from '../helpers/world.ts';
import { offerOf } from '../store/priced.ts';
import { hasScript } from './pty.ts';
import { expectNothingStale, keys, startExplorer } from './start-explorer.ts';

const hour = 3_600_000;

/** An album whose first pressing can be bought, with prices of two and a half hours ago: no age changes while a test runs. */
async function createPriced(): Promise<World> {
	const world = await createWorld({ engine: 'sqlite' });
	const { catalog, database, clock } = world.context;
	world.moveClock(-2.5 * hour);
	await world.seed({ names: [{ name: 'Slowdive', mbid: null }] });
	const { value: album } = await catalog.getOrCreateAlbum({ artist: { name: 'Slowdive' }, title: 'Souvlaki' });
	if (album === null) throw new Error('the album is missing');
	const [first, second] = (await catalog.releasesOf(album)).value;
	if (first === undefined || second === undefined) throw new Error('pressings are missing');
	const at = clock();
	const own = { releaseId: first.id, albumId: null };
	const fifth = new Date(at.getTime() + 100 * hour);
	await writeAt(database, at, async (store) => {
		await saveRates(store, 'ecb', [{ day: '2026-11-19', rates: [{ currency: 'USD', rate: 1.25 }] }]);
		await saveOffers(store, [
			offerOf(at, {
				...own,
				listingId: 'a',
				currency: 'USD',
				expiresAt: fifth,
				shipsFrom: 'DE',
				seller: 'platten-paul',
			}),
			offerOf(at, {
				...own,
				listingId: 'b',
				amount: 3000,
				shippingAmount: null,
				title: '\u001b[2Jtwo\nlines',
				expiresAt: fifth,
			}),
			offerOf(at, {
				...own,
				listingId: 'c',
				amount: 999,
				expiresAt: new Date(at.getTime() + hour),
				seller: 'too-late',
			}),
			offerOf(at, {
				...{ releaseId: null, albumId: album.id, candidates: [first.id, second.id], expiresAt: fifth },
				...{ listingId: 'd', provider: 'shops', channel: 'https://recordshop.example', amount: 9900 },
			}),
		]);
	});
	return world;
}

describe.runIf(hasScript)('prices in a terminal', () => {
	test('are walked to and through at every size, with no broken border and nothing of an earlier frame', async () => {
		await using world = await createPriced();
		await using explorer = await startExplorer(world, {
			columns: 160,
			rows: 45,
			words: '"Slowdive" "Souvlaki"',
			environment: { VINILOGY_COUNTRY: 'ES' },
		});
		const { pty, faults } = explorer;
		await pty.shows(/Slowdive › Souvlaki +prices to Spain in EUR/, /Price/, /1993 Souvlaki .* €20/);
		await pty.shows(/cheapest €20\.00 from eBay, 2 hours ago, ships from DE · 2 offers/);
		await expectNothingStale(pty, 'in the lists');
		pty.press('p');
		await pty.shows(
			/Prices to Spain in EUR/,
			/Current offers\s+›\s+€20\.00 asking/,
			/ {3}€30\.00\+ asking/,
			/May be this pressing\s+\? +€104\.00 asking .*Shops .*fits 2 pressings/,
			/No longer current\s+× +€14\.99 asking .*too-late/,
			/€20\.00 from eBay, 2 hours ago, ships from DE/,
		);
		await expectNothingStale(pty, 'in the price pane');
		pty.press('j');
		await pty.shows(/›\s+€30\.00\+ asking/, /asking €30\.00 · shipping unknown/, /two lines/);
		await expectNothingStale(pty, 'a row down');
		for (const [columns, rows] of [
			[80, 24],
			[40, 12],
			[110, 30],
			[160, 45],
		] as const) {
			await pty.resize(columns, rows);
			await pty.shows(new RegExp(`^─{${columns}}$`, 'm'), /› +€30\.00\+ asking/);
			await expectNothingStale(pty, `at ${columns} columns`);
		}
		pty.press(keys.escape);
		await pty.shows(/p prices/, /1993 Souvlaki .* €20/);
		expect(faults).toEqual([]);
		pty.press('q');
		expect((await pty.end()).lines).toContain('code=0');
	}, 60_000);

	test('are for where the listener lives, whatever the settings say', async () => {
		await using world = await createPriced();
		await writeAt(world.context.database, world.context.clock(), async (store) => {
			const { user } = await ensureUser(store, 'anna');
			await saveProfile(store, user.id, { country: 'ES', currency: 'USD' });
		});
		await using explorer = await startExplorer(world, {
			columns: 160,
			rows: 45,
			words: '"Slowdive" "Souvlaki" --user anna',
			environment: { VINILOGY_COUNTRY: 'JP' },
		});
		await explorer.pty.shows(/Slowdive › Souvlaki +prices to Spain in USD/, /cheapest US\$25\.00 from eBay/);
	});
});
