import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseDotenv } from 'dotenv';
import envPaths from 'env-paths';
import { z } from 'zod';
import { keyTable } from './config-keys.ts';
import {
	categoriesText,
	countryText,
	currencyText,
	databaseUrlText,
	hoursText,
	httpUrlText,
	postcodeText,
	rateText,
} from './config-values.ts';
import { messageOf, UsageError } from './errors.ts';
import type { AmazonAccount } from './integrations/amazon/client.ts';
import { loginAddressOf } from './integrations/amazon/regions.ts';
import {
	anonymousDiscogsRate,
	type ProviderName,
	type ProviderSettings,
	providerNames,
	publishedProviders,
} from './integrations/http/provider-names.ts';
import { type PriceProviderName, priceProviderNames } from './prices/provider.ts';
import type { SecretPlace } from './secrets/open-secret-store.ts';

/** Everything that can be set, validated and frozen. Nobody reads the environment after this. */
export interface Settings {
	databaseUrl: string;
	/** Where pictures are kept. What is in it may be removed at any time. */
	cacheFolder: string;
	contact: string;
	/** Where records are to be sent (ISO 3166-1), and the currency that prices are shown in (ISO 4217). Null: nobody said. */
	country: string | null;
	currency: string;
	/** Where tokens of listeners' accounts are kept. */
	secrets: SecretPlace;
	/** How many hours a number of each price provider may be called current. */
	priceHours: Record<PriceProviderName, number>;
	keys: {
		lastfmApiKey?: string;
		discogsToken?: string;
		discogsKey?: string;
		discogsSecret?: string;
		listenbrainzToken?: string;
		fanarttvApiKey?: string;
		ebayClientId?: string;
		ebayClientSecret?: string;
		amazonClientId?: string;
		amazonClientSecret?: string;
		spotifyClientId?: string;
	};
	ebay: EbaySettings;
	/** Amazon is off while its marketplace is ''. */
	amazon: AmazonAccount;
	providers: Record<ProviderName, ProviderSettings>;
}

/** How eBay is searched. */
export interface EbaySettings {
	/** Its category of vinyl records by marketplace ("EBAY_GB"), where it is not the usual one; '' = search all of them. */
	categories: Readonly<Record<string, string>>;
	/** Of the place in `country` that records are sent to, so that sellers' shipping can be worked out; '' = not set. */
	postcode: string;
}

/** One line of `vinilogy config`: the effective value (masked where it is a secret) and where it came from. */
export interface SettingLine {
	name: string;
	value: string;
	origin: string;
	help: string;
}

export interface Configuration {
	settings: Settings;
	lines: SettingLine[];
	/** What a person should know about the files themselves, such as a key file that others can read. */
	warnings: string[];
	/** The config file, whether it exists or not. */
	file: string;
}

type Environment = Record<string, string | undefined>;

const discogsHours = 6;
/** How long a price may be called current where nobody says otherwise. Discogs' is fixed by its terms; Amazon asks for a day at most. */
const defaultPriceHours: Record<PriceProviderName, number> = {
	discogs: discogsHours,
	ebay: 24,
	shops: 24,
	feed: 7 * 24,
	amazon: 24,
};

const defaultContact = 'https://github.com/vinilogy/vinilogy';
const databaseHelp = 'postgres://user:password@host:5432/name, or the path of a SQLite file';
const categoriesHelp =
	'where vinyl is on a site, such as EBAY_GB=176985,EBAY_DE=176985; nothing after = searches all of it';
const rateHelp = 'requests/seconds; above the published limit only where the URL was moved';

/** Where data is kept that no setting places: the system's own folder for it. */
export function dataFolder(): string {
	return envPaths('vinilogy', { suffix: '' }).data;
}

/** The settings of this process: its environment and its working folder. */
export function readOwnConfiguration(): Configuration {
	return readConfiguration(process.env, process.cwd());
}

/** The environment for a program that this one starts: its own, with these changes. */
export function changedEnvironment(changes: Record<string, string>): Environment {
	return { ...process.env, ...changes };
}

/** The settings of this process as they would be with some changed, which come before all others. Throws UsageError. */
export function readChangedConfiguration(changes: Record<string, string>): Configuration {
	return readConfiguration(changedEnvironment(changes), process.cwd());
}

/**
 * Reads the settings: the environment first, then `.env` in the working folder, then the config file, then the defaults.
 * Throws UsageError naming the setting, where its value came from and what would be right; never the value of a secret.
 */
export function readConfiguration(environment: Environment, workingFolder: string): Configuration {
	const paths = envPaths('vinilogy', { suffix: '' });
	const file = environment.VINILOGY_CONFIG || join(paths.config, 'config.env');
	const dotenv = join(workingFolder, '.env');
	const sources = [
		{ origin: 'environment', values: environment },
		// Python's tools make a folder of this name: it is not meant for us.
		{ origin: dotenv, values: readEnvironmentFile(dotenv, ['ENOENT', 'ENOTDIR', 'EISDIR']) ?? {} },
		{ origin: file, values: readEnvironmentFile(file, ['ENOENT', 'ENOTDIR']) ?? {} },
	];
	const lines: SettingLine[] = [];

	/** The first source that has the setting (an empty value counts as not set), checked; it is listed as `show` prints it. */
	function take<T>(name: string, schema: z.ZodType<T>, fallback: T, help: string, show: (value: T) => string): T {
		const source = sources.find(({ values }) => (values[name] ?? '').trim() !== '');
		if (source === undefined) {
			lines.push({ name, value: show(fallback), origin: 'default', help });
			return fallback;
		}
		const checked = schema.safeParse(source.values[name]?.trim());
		if (!checked.success) {
			throw new UsageError(`${name} (from ${source.origin}) is not understood.`, `It should be: ${help}.`);
		}
		lines.push({ name, value: show(checked.data), origin: source.origin, help });
		return checked.data;
	}

	const settings: Settings = {
		databaseUrl: take(
			'DATABASE_URL',
			databaseUrlText,
			join(dataFolder(), 'vinilogy.sqlite'),
			databaseHelp,
			withoutPassword,
		),
		cacheFolder: take('VINILOGY_CACHE', z.string(), paths.cache, 'a folder for what can be fetched again', String),
		contact: take(
			'VINILOGY_CONTACT',
			z.string().regex(/^[\x21-\x7e]+$/),
			defaultContact,
			'a web or mail address that providers may write to',
			String,
		),
		country: take<string | null>(
			'VINILOGY_COUNTRY',
			countryText,
			null,
			'where records are to be sent: a country code such as ES',
			(code) => code ?? '(not set)',
		),
		currency: take(
			'VINILOGY_CURRENCY',
			currencyText,
			'EUR',
			'what prices are shown in: a currency code such as EUR',
			String,
		),
		secrets: readSecretPlace(take, join(paths.config, 'secrets.json')),
		priceHours: readPriceHours(take),
		keys: {},
		ebay: {
			categories: take('EBAY_CATEGORIES', categoriesText, {}, categoriesHelp, showCategories),
			postcode: take(
				'EBAY_POSTCODE',
				postcodeText,
				'',
				'the postal code, in VINILOGY_COUNTRY, that records are sent to',
				String,
			),
		},
		amazon: {
			marketplace: take(
				'AMAZON_MARKETPLACE',
				z.string().refine((site) => loginAddressOf(site) !== null),
				'',
				"one of Amazon's sites, such as www.amazon.es; without it Amazon is not asked",
				String,
			),
			partnerTag: take(
				'AMAZON_PARTNER_TAG',
				z.string().regex(/^[\w-]+$/),
				'',
				'your tag as a partner of Amazon',
				String,
			),
		},
		providers: Object.create(null),
	};
	for (const { name, key, help } of keyTable) {
		const value = take(name, z.string().regex(/^[\x21-\x7e]+$/), '', `a key from ${help}`, maskSecret);
		if (value !== '') settings.keys[key] = value;
	}
	const { discogsToken, discogsKey, discogsSecret } = settings.keys;
	const isDiscogsKnown = discogsToken !== undefined || (discogsKey !== undefined && discogsSecret !== undefined);
	for (const provider of providerNames) {
		const published = publishedProviders[provider];
		const allowed = provider === 'discogs' && !isDiscogsKnown ? anonymousDiscogsRate : published.rate;
		settings.providers[provider] = readProvider(take, lines, provider, { ...published, rate: allowed });
	}
	return { settings: deepFreeze(settings), lines, warnings: fileWarnings([file, settings.secrets.file]), file };
}

/** By itself the keychain of the system; a file that is named takes its place. */
function readSecretPlace(take: Take, ownFile: string): SecretPlace {
	const help = 'a file for the tokens of accounts, instead of the keychain';
	const named = take('VINILOGY_SECRETS', z.string(), '', help, (file) => file || `the keychain, else ${ownFile}`);
	return { file: named || ownFile, isKeychainUsed: named === '' };
}

type Take = <T>(name: string, schema: z.ZodType<T>, fallback: T, help: string, show: (value: T) => string) => T;

function readPriceHours(take: Take): Record<PriceProviderName, number> {
	const read = (provider: PriceProviderName) =>
		provider === 'discogs'
			? discogsHours
			: take(
					`VINILOGY_${provider.toUpperCase()}_PRICE_HOURS`,
					hoursText,
					defaultPriceHours[provider],
					'how many hours its prices count as current',
					String,
				);
	return Object.assign(
		Object.create(null),
		Object.fromEntries(priceProviderNames.map((provider) => [provider, read(provider)])),
	);
}

function readProvider(
	take: Take,
	lines: SettingLine[],
	provider: ProviderName,
	published: { baseUrl: string; rate: ProviderSettings['rate'] },
): ProviderSettings {
	const prefix = `VINILOGY_${provider.replace(/(?=[A-Z])/g, '_').toUpperCase()}`;
	const baseUrl = take(`${prefix}_URL`, httpUrlText, published.baseUrl, 'an http or https address', withoutPassword);
	const moved = new URL(baseUrl).origin !== new URL(published.baseUrl).origin;
	const chosen = take(
		`${prefix}_RATE`,
		rateText,
		published.rate,
		rateHelp,
		({ requests, seconds }) => `${requests}/${seconds}`,
	);
	const isFaster = chosen.requests / chosen.seconds > published.rate.requests / published.rate.seconds;
	if (isFaster && !moved) {
		const origin = lines.find(({ name }) => name === `${prefix}_RATE`)?.origin;
		throw new UsageError(
			`${prefix}_RATE (from ${origin}) is above the published limit of ${published.rate.requests} requests in ${published.rate.seconds} s.`,
			`Lower it, or move the provider with ${prefix}_URL.`,
		);
	}
	return { baseUrl, rate: chosen, moved };
}

/** Undefined when the file is not there, as `absentCodes` of the system say. */
function readEnvironmentFile(path: string, absentCodes: string[]): Environment | undefined {
	try {
		return parseDotenv(readFileSync(path));
	} catch (error) {
		if (error instanceof Error && 'code' in error && absentCodes.includes(String(error.code))) return undefined;
		throw new UsageError(`${path} cannot be read: ${messageOf(error)}.`, 'Check its permissions.');
	}
}

/** These files hold keys, so only their owner may read them (Windows has no such modes). One that is not there is fine. */
function fileWarnings(files: string[]): string[] {
	if (process.platform === 'win32') return [];
	const isOpen = (file: string) => {
		try {
			return (statSync(file).mode & 0o077) !== 0;
		} catch {
			return false;
		}
	};
	return files.filter(isOpen).map((file) => `${file} can be read by others. It holds keys: run \`chmod 600 ${file}\`.`);
}

function showCategories(categories: EbaySettings['categories']): string {
	return Object.entries(categories)
		.map(([marketplace, category]) => `${marketplace}=${category}`)
		.join(',');
}

function maskSecret(secret: string): string {
	if (secret === '') return '(not set)';
	return secret.length < 12 ? '••••' : `••••${secret.slice(-4)} (${secret.length} characters)`;
}

/** A password stands before the last @ of an address, or among its parameters; it may hold signs that make the address unreadable. */
function withoutPassword(url: string): string {
	return url
		.replace(/^([a-z][a-z0-9+.-]*:\/\/[^:@/]*:).+@/is, '$1••••@')
		.replace(/([?&](?:password|sslpassword)=)[^&]*/gi, '$1••••');
}

function deepFreeze<T extends object>(value: T): T {
	for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
	return Object.freeze(value);
}
