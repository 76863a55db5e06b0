import type { Database } from '../../db/client.ts';
import { UsageError } from '../errors.ts';
import { convert } from '../money/convert.ts';
import type { Money } from '../money/currencies.ts';
import { defaults, type Parameters } from '../recommender/parameters.ts';
import { type Signal, signals } from '../recommender/reasons.ts';
import type { Weights } from '../recommender/weights.ts';
import { readRates } from '../store/fx-rates.ts';
import { type Profile, readProfile } from '../store/listeners/profiles-reader.ts';
import type { UserRow } from '../store/listeners/users-reader.ts';
import { cleanText } from '../text.ts';

/** What somebody asks for; null is as the profile has it. `weights` go before those of the profile, one by one. */
export interface Asked {
	limit: number;
	country: string | null;
	currency: string | null;
	maxPrice: Money | null;
	discover: number | null;
	isSeedsOnly: boolean;
	perArtist: number | null;
	weights: Readonly<Record<string, number>>;
}

/** So many albums can be asked for at most: a list that nobody reads to its end. */
const mostAlbums = 500;
const mostPoints = 1_000;

/**
 * What is asked for, then what the profile prefers, then what the settings say. A price limit is converted into the currency that is shown;
 * that of the profile means nothing without a country. Throws UsageError for names and numbers that cannot be, and for a limit that cannot
 * be held against prices.
 */
export async function parametersFor(
	database: Database,
	user: UserRow,
	asked: Asked,
	settings: { country: string | null; currency: string },
): Promise<Parameters> {
	const profile = await readProfile(database, user.id);
	const country = asked.country ?? profile.country ?? settings.country;
	const currency = asked.currency ?? profile.currency ?? settings.currency;
	if (asked.maxPrice !== null && country === null) {
		throw new UsageError(
			'A price limit needs to know where records are to be sent.',
			'Say it with --country ES, or for good with `vinilogy profile set --country ES`.',
		);
	}
	const limit = country === null ? null : (asked.maxPrice ?? limitOf(profile));
	return {
		limit: within(asked.limit, { name: '--limit', least: 1, most: mostAlbums, isWhole: true }),
		country,
		currency,
		maxPrice: limit === null ? null : await convertLimit(database, limit, currency),
		discover: within(asked.discover ?? profile.discover ?? defaults.discover, {
			...{ name: '--discover', least: 0, most: 1, isWhole: false },
		}),
		isSeedsOnly: asked.isSeedsOnly,
		perArtist: within(asked.perArtist ?? profile.perArtist ?? defaults.perArtist, {
			...{ name: '--per-artist', least: 1, most: mostAlbums, isWhole: true },
		}),
		weights: readWeights({ ...profile.weights, ...asked.weights }),
	};
}

/** Weights by the names of signals. Throws UsageError for a name that is none, and for a number that is no weight. */
export function readWeights(named: Readonly<Record<string, number>>): Partial<Weights> {
	const weights: Partial<Weights> = {};
	for (const [name, points] of Object.entries(named)) {
		const signal = signals.find((one) => one === name);
		if (signal === undefined) throw unknownSignal(name);
		weights[signal] = within(points, { name: `The weight of ${signal}`, least: 0, most: mostPoints, isWhole: false });
	}
	return weights;
}

function limitOf({ maxPrice, maxPriceCurrency }: Profile): Money | null {
	return maxPrice === null || maxPriceCurrency === null ? null : { currency: maxPriceCurrency, amount: maxPrice };
}

async function convertLimit(database: Database, limit: Money, currency: string): Promise<number> {
	const converted = convert(limit, currency, await readRates(database));
	if (converted !== null) return converted.amount;
	throw new UsageError(
		`The price limit is in ${limit.currency}, and its exchange rate to ${currency} is not known.`,
		`Give it in ${currency}, or fetch the rates with \`vinilogy prices sync --recs\`.`,
	);
}

function unknownSignal(name: string): UsageError {
	const known: readonly Signal[] = signals;
	return new UsageError(
		`"${cleanText(name)}" is not a signal that can be weighed.`,
		`These can be: ${known.join(', ')}.`,
	);
}

function within(
	value: number,
	{ name, least, most, isWhole }: { name: string; least: number; most: number; isWhole: boolean },
): number {
	if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
	throw new UsageError(
		`${name} cannot be ${value}.`,
		`Give ${isWhole ? 'a whole number' : 'a number'} from ${least} to ${most}.`,
	);
}
