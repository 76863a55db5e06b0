import { UsageError } from '../../errors.ts';
import { signals } from '../../recommender/reasons.ts';
import type { Profile } from '../../store/listeners/profiles-reader.ts';
import { cleanText } from '../../text.ts';
import { readMaxPrice } from '../prices/max-price.ts';
import { readCountry, readCurrency } from '../prices/place.ts';

/** What can be said of a profile on a command line. */
export interface ProfileOptions {
	country?: string;
	currency?: string;
	maxPrice?: string;
	discover?: number;
	perArtist?: number;
	/** "similar=50". */
	weight: string[];
	/** What is to be as if nobody had said it: "country", "weight.similar", "weights". */
	clear: string[];
}

const clearable = ['country', 'currency', 'max-price', 'discover', 'per-artist', 'weights'];
const mostPoints = 1_000;

/**
 * What is to change in a profile. What is cleared and said in one command is said; a price limit without a currency is in that of the
 * profile, which may be said with it, else `currency`. Throws UsageError.
 */
export function changeProfile(
	before: Pick<Profile, 'currency' | 'weights'>,
	options: ProfileOptions,
	currency: string,
): Partial<Profile> {
	const cleared = clear(before.weights, options.clear);
	const said: Partial<Profile> = {
		...(options.country === undefined ? {} : { country: readCountry(options.country) }),
		...(options.currency === undefined ? {} : { currency: readCurrency(options.currency) }),
		...(options.discover === undefined ? {} : { discover: options.discover }),
		...(options.perArtist === undefined ? {} : { perArtist: options.perArtist }),
	};
	const { currency: own } = { currency: before.currency, ...cleared, ...said };
	return {
		...cleared,
		...said,
		...(options.maxPrice === undefined ? {} : toLimit(options.maxPrice, own ?? currency)),
		...(options.weight.length === 0
			? {}
			: { weights: { ...before.weights, ...cleared.weights, ...readWeights(options.weight) } }),
	};
}

function toLimit(text: string, currency: string): Pick<Profile, 'maxPrice' | 'maxPriceCurrency'> {
	const money = readMaxPrice(text, currency);
	return { maxPrice: money.amount, maxPriceCurrency: money.currency };
}

function clear(weights: Profile['weights'], typed: string[]): Partial<Profile> {
	const names = typed.map((name) => name.trim().toLowerCase());
	for (const name of names) if (!isClearable(name)) throw unknownName(name);
	const gone = new Set(names);
	const left = Object.entries(weights).filter(([signal]) => !gone.has('weights') && !gone.has(`weight.${signal}`));
	return {
		...(gone.has('country') ? { country: null } : {}),
		...(gone.has('currency') ? { currency: null } : {}),
		...(gone.has('max-price') ? { maxPrice: null, maxPriceCurrency: null } : {}),
		...(gone.has('discover') ? { discover: null } : {}),
		...(gone.has('per-artist') ? { perArtist: null } : {}),
		...(names.some((name) => name.startsWith('weight')) ? { weights: Object.fromEntries(left) } : {}),
	};
}

function isClearable(name: string): boolean {
	return clearable.includes(name) || signals.some((signal) => name === `weight.${signal}`);
}

function unknownName(name: string): UsageError {
	return new UsageError(
		`"${cleanText(name)}" is not the name of a preference.`,
		`These can be cleared: ${clearable.join(', ')}, weight.similar and its like (see \`vinilogy profile\`).`,
	);
}

/** "similar=50": a signal and how many points it can give. Throws UsageError. */
function readWeights(texts: string[]): Profile['weights'] {
	return Object.fromEntries(
		texts.map((text) => {
			const [, name = '', points = ''] = /^\s*([^=]*?)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
			const signal = signals.find((known) => known === name.toLowerCase());
			if (signal !== undefined && Number(points) <= mostPoints) return [signal, Number(points)];
			throw new UsageError(
				`"${cleanText(text)}" is not a weight.`,
				`Give a signal and 0 to ${mostPoints} points, for example similar=50. Signals: ${signals.join(', ')}.`,
			);
		}),
	);
}
