import { startSandbox } from '../source/sandbox/server.ts';

/** The sandbox in a process of its own, as the real providers are on other machines: told its options, tells where it is. */
process.once('message', async (options: Parameters<typeof startSandbox>[0]) => {
	const sandbox = await startSandbox(options);
	process.send?.({ url: sandbox.url, environment: sandbox.environment });
});
process.once('disconnect', () => process.exit(0));
