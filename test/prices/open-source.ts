import { readConfiguration } from '../../source/config.ts';
import { createProviders } from '../../source/integrations/providers.ts';
import type { PriceProvider } from '../../source/prices/provider.ts';
import { createPriceProviders } from '../../source/prices/providers.ts';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import type { PriceProviderUnderTest } from '../contracts/price-providers.ts';
import { nobodyHas, subjectOf } from './subjects.ts';

const speed = 200;

export interface OpenedSource extends PriceProviderUnderTest {
	/** Moves the clock on. */
	wait(seconds: number): void;
}

/** One source of prices over real HTTP to a sandbox of its own, with settings changed; its clock is a week ahead. */
export async function openSource(
	name: PriceProvider['name'],
	environment: Record<string, string> = {},
	sandbox?: Sandbox,
): Promise<OpenedSource> {
	const own = sandbox ?? (await startSandbox({ speed }));
	const { settings } = readConfiguration(
		{ ...own.environment, VINILOGY_CONFIG: '/nonexistent/config.env', ...environment },
		'/nonexistent',
	);
	let ahead = 7 * 24 * 3_600_000;
	const clock = () => new Date(Date.now() + ahead);
	const providers = createProviders(settings, { version: 'test', contact: settings.contact, clock });
	const lives = { discogs: 1, ebay: 1, shops: 1, feed: 1, amazon: 1 };
	const tools = { providers, settings, shops: [], lives, clock };
	const provider = createPriceProviders(tools).find((candidate) => candidate.name === name);
	if (provider === undefined) throw new Error(`no source ${name}`);
	return {
		provider,
		sandbox: own,
		clock,
		known: subjectOf('Arcade Fire', 'Funeral'),
		unknown: nobodyHas,
		country: 'ES',
		wait(seconds) {
			ahead += seconds * 1000;
		},
		async [Symbol.asyncDispose]() {
			await providers.close();
			if (sandbox === undefined) await own.close();
		},
	};
}
