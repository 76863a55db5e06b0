import type { SettingLine, Settings } from '../../config.ts';
import type { Money } from '../../money/currencies.ts';
import { formatMoney } from '../../money/format-money.ts';
import { defaults } from '../../recommender/parameters.ts';
import { signals } from '../../recommender/reasons.ts';
import { weights } from '../../recommender/weights.ts';
import type { Profile } from '../../store/listeners/profiles-reader.ts';

/** A value that a listener's recommendations and prices are made with, and who said it. */
export interface Preference {
	/** As `--clear` takes it: "max-price", "weight.similar". */
	name: string;
	value: string | number | null;
	/** A price limit with its currency. */
	money: Money | null;
	from: 'profile' | 'settings' | 'default';
}

/** What holds for a listener: their profile first, then the settings, then the defaults. Weights come last, in the order of the signals. */
export function listPreferences(
	profile: Profile,
	{ settings, lines }: { settings: Settings; lines: SettingLine[] },
): Preference[] {
	const isSet = (setting: string) => lines.some(({ name, origin }) => name === setting && origin !== 'default');
	const own = <T extends string | number | null>(name: string, said: T | null, fallback: T, setting: string) => ({
		...{ name, value: said ?? fallback, money: null },
		from: said !== null ? ('profile' as const) : isSet(setting) ? ('settings' as const) : ('default' as const),
	});
	return [
		own('country', profile.country, settings.country, 'VINILOGY_COUNTRY'),
		own('currency', profile.currency, settings.currency, 'VINILOGY_CURRENCY'),
		preferredLimit(profile),
		own('discover', profile.discover, defaults.discover, ''),
		own('per-artist', profile.perArtist, defaults.perArtist, ''),
		...signals.map((signal) => own(`weight.${signal}`, profile.weights[signal] ?? null, weights[signal], '')),
	];
}

function preferredLimit({ maxPrice, maxPriceCurrency }: Profile): Preference {
	const name = 'max-price';
	if (maxPrice === null || maxPriceCurrency === null) return { name, value: null, money: null, from: 'default' };
	return { name, value: maxPrice, money: { amount: maxPrice, currency: maxPriceCurrency }, from: 'profile' };
}

/** A preference as a person reads it: "€30.00", "not set". */
export function formatPreference({ name, value, money }: Preference): string {
	if (money !== null) return formatMoney(money);
	if (value === null) return name === 'max-price' ? 'no limit' : 'not set';
	return String(value);
}
