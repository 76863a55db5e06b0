import { type AnswerOrigin, InvalidAnswer } from '../../errors.ts';
import type { Clock, Gate } from '../http/gate.ts';
import { type OpenedStream, openStream, type StreamOptions } from '../http/open-stream.ts';
import { BodyTooLarge, readText } from '../http/read-body.ts';
import { findFileNames } from './files.ts';
import { createRefusal } from './refusal.ts';

/** Discogs' monthly dumps (CC0). No key; a handful of requests in an hour is all that the host allows, so nothing here is asked twice. */
export interface DiscogsDumps {
	/** The names of the files that there are for a year ("2026"). */
	listFiles(year: string, signal: AbortSignal): Promise<string[]>;
	/** The text of a list of checksums. */
	readChecksums(file: string, signal: AbortSignal): Promise<string>;
	/** A file from a byte on. The host may give all of it instead: look at `from`. */
	openFile(file: string, from: number, signal: AbortSignal): Promise<DumpBody>;
	/** How long to leave the host alone after a failure of the connection, in milliseconds. */
	readonly pauseMs: number;
	/** Where people find the files. */
	readonly page: string;
}

/** A file on its way, as the host has it: not unpacked. Disposing of it ends the transfer. */
export interface DumpBody extends AsyncDisposable {
	/** Where in the file the bytes begin: where they were asked for, or 0. */
	from: number;
	/** Of the whole file; null when the host does not say. */
	size: number | null;
	/** Throws ProviderUnreachable when it breaks off or stalls, or the signal's reason. */
	bytes: AsyncIterable<Uint8Array>;
}

export interface DiscogsDumpsOptions extends Omit<StreamOptions, 'headers' | 'signal' | 'onCall'> {
	baseUrl: string;
	gate: Gate;
	clock: Clock;
	userAgent: string;
	/** How long the gate closes when the host says "too fast" but not until when. */
	waitSeconds: number;
	pauseMs: number;
	onCall: (endpoint: string) => void;
}

const maxPageBytes = 4 * 1024 * 1024;
const maxChecksumBytes = 64 * 1024;

/**
 * Every method sends one request in its turn at the gate (`openFile` a second one when the host answers a range that was not asked for)
 * and throws ProviderWaiting, ProviderUnusable, ProviderUnreachable, InvalidAnswer or the signal's reason.
 */
export function createDiscogsDumps(options: DiscogsDumpsOptions): DiscogsDumps {
	const { baseUrl, gate } = options;
	const refuse = createRefusal(options);

	function urlOf(query: Record<string, string>): URL {
		const url = new URL(baseUrl);
		url.pathname = `${url.pathname.replace(/\/$/, '')}/`;
		url.search = new URLSearchParams(query).toString();
		return url;
	}

	function send(
		query: Record<string, string>,
		origin: AnswerOrigin,
		from: number,
		signal: AbortSignal,
	): Promise<OpenedStream> {
		const { endpoint } = origin;
		const headers = {
			'user-agent': options.userAgent,
			// Anything but identity, and the file may be unpacked on its way: its checksum would be wrong. With a range undici says so itself.
			...(from > 0 ? { range: `bytes=${from}-` } : { 'accept-encoding': 'identity' }),
		};
		const task = async () => {
			const onCall = () => options.onCall(endpoint);
			const opened = await openStream(urlOf(query), origin, { ...options, headers, signal, onCall });
			const refusal = refuse(opened, origin);
			if (refusal === null) return opened;
			await opened.cancel();
			throw refusal;
		};
		return gate.run(task, { endpoint, priority: 'background', signal });
	}

	async function readPage(opened: OpenedStream, origin: AnswerOrigin, maxBytes: number): Promise<string> {
		try {
			return await readText({ body: opened.bytes, headers: opened.headers }, maxBytes);
		} catch (error) {
			if (error instanceof BodyTooLarge) throw new InvalidAnswer(origin, `the body is larger than ${maxBytes} bytes`);
			throw error;
		}
	}

	async function sendForFile(file: string, from: number, signal: AbortSignal): Promise<OpenedStream> {
		const origin = originOf(file);
		const opened = await send({ download: `data/${file.slice(8, 12)}/${file}` }, origin, from, signal);
		if (!isPage(opened)) return opened;
		await opened.cancel();
		throw new InvalidAnswer(origin, 'a web page where the file was expected');
	}

	async function openFile(file: string, from: number, signal: AbortSignal): Promise<DumpBody> {
		const opened = await sendForFile(file, from, signal);
		const { status, bytes } = opened;
		const body = { bytes, [Symbol.asyncDispose]: opened.cancel };
		if (status === 200) return { ...body, from: 0, size: lengthOf(opened) };
		const size = from > 0 && status === 206 ? sizeInRange(opened, from) : null;
		if (size !== null) return { ...body, from, size };
		await opened.cancel();
		if (from > 0) return openFile(file, 0, signal);
		throw new InvalidAnswer({ ...originOf(file), status }, `HTTP ${status}`);
	}

	return {
		pauseMs: options.pauseMs,
		page: baseUrl,
		async listFiles(year, signal) {
			const origin = originOf('index');
			const opened = await send({ prefix: `data/${year}/` }, origin, 0, signal);
			return findFileNames(await readPage(opened, origin, maxPageBytes));
		},
		async readChecksums(file, signal) {
			return readPage(await sendForFile(file, 0, signal), originOf(file), maxChecksumBytes);
		},
		openFile,
	};
}

function originOf(endpoint: string): AnswerOrigin {
	return { provider: 'discogsDumps', endpoint };
}

function isPage({ headers }: OpenedStream): boolean {
	return /^text\/html\b/i.test(headers.get('content-type') ?? '');
}

function lengthOf({ headers }: OpenedStream): number | null {
	const length = headers.get('content-length') ?? '';
	return /^\d{1,15}$/.test(length) ? Number(length) : null;
}

/** The size of the whole file when the rest of it from that byte on is what comes, else null (RFC 9110, 14.4). */
function sizeInRange({ headers }: OpenedStream, from: number): number | null {
	const [, first, last, size] =
		/^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(headers.get('content-range') ?? '') ?? [];
	return Number(first) === from && Number(last) === Number(size) - 1 ? Number(size) : null;
}
