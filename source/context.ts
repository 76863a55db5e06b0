import { join } from 'node:path';
import type { Database } from '../db/client.ts';
import { openDatabase } from '../db/open.ts';
import packageJson from '../package.json' with { type: 'json' };
import { type Catalog, createCatalog } from './catalog/catalog.ts';
import type { Settings } from './config.ts';
import { createFlights } from './flights.ts';
import { type ProviderName, providerNames } from './integrations/http/provider-names.ts';
import { createProviders, type Providers } from './integrations/providers.ts';
import { createPictures, type Pictures } from './pictures/pictures.ts';
import type { PriceTools } from './prices/check-prices.ts';
import { createPriceProviders } from './prices/providers.ts';
import { loadKeyring, openSecretStore } from './secrets/open-secret-store.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import type { StepTools } from './steps/run-step.ts';
import type { News } from './steps/step.ts';
import { takeCall } from './store/provider-budgets.ts';
import { readShops } from './store/shops.ts';
import { writeAt } from './store/writable.ts';

/** Everything that a command works with, built once and closed at its end (`await using`). */
export interface Context extends AsyncDisposable {
	readonly settings: Settings;
	readonly database: Database;
	readonly providers: Providers;
	readonly catalog: Catalog;
	readonly pictures: Pictures;
	/** What prices are asked with: every source of them that there is, ready or not. */
	readonly prices: PriceTools;
	/** Tokens of listeners' accounts: the keychain, or a file. */
	readonly secrets: SecretStore;
	/** Calls sent so far, per provider; all of them are listed. */
	readonly calls: Record<ProviderName, number>;
	readonly clock: () => Date;
	/** Aborts when the calls in hand are to end. */
	readonly signal: AbortSignal;
	/** Ends the calls in hand: for a command that a person interrupts. */
	abort(reason: Error): void;
	/** Listens to what steps tell; returns the function that ends it. */
	onNews(listener: (news: News) => void): () => void;
	/** Listens to what steps store, transaction by transaction; returns the function that ends it. */
	onStored(listener: StepTools['stored']): () => void;
}

/** A few thousand album covers. */
const maxPictureBytes = 200 * 1024 ** 2;

/** Opens the database and makes the clients and services; nothing is asked of any provider yet. Tests bring their own clock. */
export async function openContext(settings: Settings, clock = () => new Date()): Promise<Context> {
	const database = await openDatabase(settings.databaseUrl);
	const shops = await readShops(database);
	const stop = new AbortController();
	const listeners = new Set<(news: News) => void>();
	const storedListeners = new Set<StepTools['stored']>();
	const calls: Record<ProviderName, number> = Object.assign(
		Object.create(null),
		Object.fromEntries(providerNames.map((provider) => [provider, 0])),
	);
	const providers = createProviders(settings, {
		version: packageJson.version,
		contact: settings.contact,
		clock,
		onCall: (provider) => {
			calls[provider] += 1;
		},
		takeCall: (provider, day, limit) =>
			writeAt(database, clock(), (store) => takeCall(store, { provider, day }, limit)),
	});
	const steps: StepTools = {
		database,
		providers,
		clock,
		isStopping: () => false,
		tell: (news) => {
			for (const listener of listeners) listener(news);
		},
		stored: (key) => {
			for (const listener of storedListeners) listener(key);
		},
	};
	const catalog = createCatalog(steps, stop.signal);
	const lives = livesOf(settings);
	return {
		settings,
		database,
		providers,
		catalog,
		pictures: createPictures({
			providers,
			folder: join(settings.cacheFolder, 'pictures'),
			maxBytes: maxPictureBytes,
			clock,
			signal: stop.signal,
		}),
		prices: {
			database,
			providers: createPriceProviders({ providers, settings, shops, lives, clock }),
			lives,
			flights: createFlights(),
			clock,
		},
		secrets: openSecretStore(settings.secrets, loadKeyring),
		calls,
		clock,
		signal: stop.signal,
		abort: (reason) => stop.abort(reason),
		onNews(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		onStored(listener) {
			storedListeners.add(listener);
			return () => storedListeners.delete(listener);
		},
		async [Symbol.asyncDispose]() {
			await catalog.refreshed();
			await catalog.close();
			await providers.close();
			await database.close();
		},
	};
}

/** How many milliseconds the numbers of each price provider may be called current. */
function livesOf({ priceHours }: Settings): PriceTools['lives'] {
	const { discogs, ebay, shops, feed, amazon } = priceHours;
	const hour = 3_600_000;
	return { discogs: discogs * hour, ebay: ebay * hour, shops: shops * hour, feed: feed * hour, amazon: amazon * hour };
}
