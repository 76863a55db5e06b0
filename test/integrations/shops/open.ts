import { readConfiguration } from '../../../source/config.ts';
import { createProviders, type Providers } from '../../../source/integrations/providers.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../source/sandbox/server.ts';

/** A sandbox and the clients that talk to it. */
export interface OpenShops extends AsyncDisposable {
	sandbox: Sandbox;
	shops: Providers['shops'];
	/** The address of one of the sandbox's shops. */
	at(name: string): string;
}

/** The clients as the program opens them. `clock` is the program's. */
export async function openShops(options: SandboxOptions & { clock?: () => Date } = {}): Promise<OpenShops> {
	const sandbox = await startSandbox({ speed: 400, ...options });
	const environment = { ...sandbox.environment, VINILOGY_CONFIG: '/nonexistent' };
	const { settings } = readConfiguration(environment, '/nonexistent');
	const providers = createProviders(settings, { version: 'test', contact: settings.contact, clock: options.clock });
	return {
		sandbox,
		shops: providers.shops,
		at: (name) => `${sandbox.url}/shops/${name}`,
		async [Symbol.asyncDispose]() {
			await providers.close();
			await sandbox.close();
		},
	};
}
