import { expect, test } from 'vitest';
import { UsageError } from '../../source/errors.ts';
import { type Asked, parametersFor, readWeights } from '../../source/recommendations/parameters-for.ts';
import { saveRates } from '../../source/store/fx-rates.ts';
import { saveProfile } from '../../source/store/listeners/profiles-writer.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createLibraries } from './library.ts';

const nothing: Asked = {
	...{ limit: 20, country: null, currency: null, maxPrice: null, discover: null },
	...{ isSeedsOnly: false, perArtist: null, weights: {} },
};
const settings = { country: 'DE', currency: 'EUR' };

describeEachEngine('what is asked for', (engine) => {
	const open = createLibraries(engine);

	async function openProfile(profile: Parameters<typeof saveProfile>[2]) {
		const { database, user, write } = await open({ artists: 6, albumsEach: 1 }, []);
		await write(async (store) => {
			await saveProfile(store, user.id, profile);
			await saveRates(store, 'ecb', [{ day: '2026-11-19', rates: [{ currency: 'USD', rate: 1.1 }] }]);
		});
		return {
			ask: (asked: Partial<Asked>) => parametersFor(database, user, { ...nothing, ...asked }, settings),
			withoutCountry: (asked: Partial<Asked>) =>
				parametersFor(database, user, { ...nothing, ...asked }, { ...settings, country: null }),
		};
	}

	test('is what was said, then what the profile prefers, then what the settings say', async () => {
		const { ask } = await openProfile({ country: 'ES', discover: 0.8, weights: { seed: 1, rating: 2 } });
		expect(await ask({ perArtist: 1, weights: { rating: 3 } })).toEqual({
			...{ limit: 20, country: 'ES', currency: 'EUR', maxPrice: null, discover: 0.8 },
			...{ isSeedsOnly: false, perArtist: 1, weights: { seed: 1, rating: 3 } },
		});
		expect(await ask({ country: 'FR', discover: 0 })).toMatchObject({ country: 'FR', discover: 0, perArtist: 2 });
	});

	test('holds a price limit against prices in the currency that is shown', async () => {
		const { ask, withoutCountry } = await openProfile({ maxPrice: 3300, maxPriceCurrency: 'USD' });
		expect(await ask({})).toMatchObject({ currency: 'EUR', maxPrice: 3000 });
		expect(await ask({ currency: 'USD' })).toMatchObject({ currency: 'USD', maxPrice: 3300 });
		expect(await ask({ maxPrice: { currency: 'EUR', amount: 1500 } })).toMatchObject({ maxPrice: 1500 });
		expect(await withoutCountry({})).toMatchObject({ country: null, maxPrice: null });
		await expect(withoutCountry({ maxPrice: { currency: 'EUR', amount: 1 } })).rejects.toThrow(UsageError);
		await expect(ask({ maxPrice: { currency: 'KRW', amount: 1 } })).rejects.toThrow('KRW');
	});

	test('refuses numbers and names that cannot be', async () => {
		const { ask } = await openProfile({});
		const wrong: Partial<Asked>[] = [
			...[{ limit: 0 }, { limit: 2.5 }, { limit: 5000 }, { discover: -0.1 }, { discover: Number.NaN }],
			...[{ perArtist: 0 }, { weights: { volume: 3 } }, { weights: { seed: -1 } }],
		];
		for (const asked of wrong) await expect(ask(asked)).rejects.toThrow(UsageError);
		await expect(ask({ weights: { volume: 3 } })).rejects.toThrow('"volume"');
	});
});

test('weights are read by the names of signals', () => {
	expect(readWeights({ seed: 0, price: 12.5 })).toEqual({ seed: 0, price: 12.5 });
	expect(() => readWeights({ toString: 1 })).toThrow(UsageError);
});
