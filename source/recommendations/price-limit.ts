import { UsageError } from '../errors.ts';
import { convert } from '../money/convert.ts';
import type { Parameters } from '../recommender/parameters.ts';
import type { Readable } from '../store/artists-reader.ts';
import { readRates } from '../store/fx-rates.ts';

/** The most that an album may cost in euro cents; null: no matter, also where no country says which prices count. Throws UsageError. */
export async function mostEuroOf(
	database: Readable,
	{ maxPrice, currency, country }: Pick<Parameters, 'maxPrice' | 'currency' | 'country'>,
): Promise<number | null> {
	if (maxPrice === null || country === null) return null;
	const euro = convert({ currency, amount: maxPrice }, 'EUR', await readRates(database));
	if (euro !== null) return euro.amount;
	throw new UsageError(
		`The exchange rate of ${currency} is not known, so no price can be held against the limit.`,
		'Give the limit in another currency, or fetch the rates with `vinilogy prices sync --recs`.',
	);
}
