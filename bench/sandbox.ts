import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import type { SandboxOptions } from '../source/sandbox/server.ts';

const started = z.object({ url: z.string(), environment: z.record(z.string(), z.string()) });

/** Starts the sandbox in another process; `stop` ends it. */
export async function forkSandbox(options: SandboxOptions) {
	const child = fork(new URL('./sandbox-process.ts', import.meta.url));
	child.send({ ...options });
	const [message] = await once(child, 'message');
	return { ...started.parse(message), stop: () => child.disconnect() };
}
