import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf } from './environment.ts';
import { createFaults, type Fault } from './faults.ts';
import { createLimiters } from './limits.ts';
import { openRecordings } from './recordings/open.ts';
import { createRequestCounter, type RequestReport } from './requests.ts';
import { handle, type Machinery } from './router.ts';
import { createServices } from './services.ts';
import { createPlays } from './world/plays.ts';
import { buildWorld } from './world/world.ts';

export { environmentOf, sandboxKeys } from './environment.ts';
export type { Fault } from './faults.ts';
export type { RequestReport } from './requests.ts';

export interface SandboxOptions {
	/** 0 (the default) = any free port; the sandbox listens on 127.0.0.1 only. */
	port?: number;
	/** Default 1. The same seed gives the same answers. */
	seed?: number;
	/** Grows the world to so many artists with generated ones; without it there are only the real ones. */
	artists?: number;
	/** Time of the limits and their windows runs so many times faster; default 1 = the real limits. */
	speed?: number;
	/** Default true. */
	limits?: boolean;
	/** Milliseconds before every answer; default 0. */
	latencyMs?: number;
	/** Folder of recorded answers, replayed for the URLs they hold in place of the sandbox's own world. */
	recordings?: string;
}

export interface Sandbox {
	/** http://127.0.0.1:PORT */
	url: string;
	/**
	 * Settings that make Vinilogy talk to this sandbox: base URLs, rates at its speed, keys it accepts, and a file for
	 * tokens that is gone with it: nothing of it belongs into a keychain.
	 */
	environment: Record<string, string>;
	requests(): RequestReport;
	resetRequests(): void;
	inject(fault: Fault): void;
	clearFaults(): void;
	setSpeed(speed: number): void;
	/** Ends every access token that was given out, before its time. */
	expireTokens(): void;
	/** A listener ("sandbox") plays an artist's first album so many times, now. False when there is no such listener or artist. */
	play(listener: string, artist: string, times: number): boolean;
	/** Ends every connection, waiting ones too. */
	close(): Promise<void>;
}

const largestBody = 4_000_000;

/**
 * Starts one local server that answers as the providers do. Rejects where the port is taken or the folder of recordings
 * cannot be read.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const world = buildWorld(options.seed ?? 1, options.artists);
	const plays = createPlays(world, Date.now);
	const services = createServices(world, plays);
	const recordings = options.recordings === undefined ? undefined : await openRecordings(options.recordings, services);
	const faults = createFaults();
	const requests = createRequestCounter();
	let speed = options.speed ?? 1;
	const machinery: Machinery = {
		world,
		plays,
		services: recordings?.services ?? services,
		limiters: createLimiters(() => speed),
		limits: options.limits ?? true,
		faults,
		requests,
		now: Date.now,
		latencyMs: options.latencyMs ?? 0,
		setSpeed,
		expireTokens,
		recordings: () => recordings?.list() ?? {},
	};
	const server = createServer((request, response) => {
		answer(machinery, request, response).catch((error: unknown) => {
			response.writeHead(500, { 'content-type': 'text/plain' }).end(`The sandbox failed: ${error}`);
		});
	});
	// Node's five seconds would close a kept connection just when a slow client asks again.
	server.keepAliveTimeout = 60_000;
	const folder = await mkdtemp(join(tmpdir(), 'vinilogy-sandbox-'));
	server.listen(options.port ?? 0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : options.port}`;

	function setSpeed(value: number) {
		speed = value;
	}

	function expireTokens() {
		for (const service of Object.values(services)) service.expireTokens?.();
	}

	return {
		url,
		get environment() {
			return { ...environmentOf(url, speed), VINILOGY_SECRETS: join(folder, 'secrets.json') };
		},
		requests: requests.report,
		resetRequests: requests.reset,
		inject: faults.inject,
		clearFaults: faults.clear,
		setSpeed,
		expireTokens,
		play: plays.add,
		async close() {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function answer(machinery: Machinery, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const body = await readBody(request);
	const outcome = handle(machinery, request, body);
	if (outcome.end === 'drop') request.socket.destroy();
	if (outcome.answer === undefined) return;
	if (outcome.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, outcome.delayMs));
	const { status, headers } = outcome.answer;
	const content = Buffer.from(outcome.answer.body);
	response.writeHead(status, { ...headers, 'content-length': `${content.length}` });
	if (outcome.end === 'cut') {
		response.write(content.subarray(0, content.length / 2), () => request.socket.destroy());
		return;
	}
	response.end(request.method === 'HEAD' ? undefined : content);
}

async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request) {
		size += chunk.length;
		if (size > largestBody) break;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}
