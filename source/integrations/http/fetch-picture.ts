import type { Response } from 'undici';
import { cleanText } from '../../text.ts';
import { isCutOff, measurePicture, type PictureType, sniffPicture } from './picture-bytes.ts';
import { NotPublicAddress, refuseTarget } from './public-address.ts';
import type { Transport } from './transport.ts';

/** What a fetch of a picture showed. `reason` says in words why it was taken or refused. */
export interface PictureVerdict {
	ok: boolean;
	/** The address after all redirects. */
	url: string;
	status: number | null;
	contentType: string | null;
	/** What the first bytes really are. */
	bytesType: PictureType | null;
	width: number | null;
	height: number | null;
	/** The declared length, or what was read when none is declared. */
	bytes: number | null;
	reason: string;
	/** The refusal says nothing of the picture: no answer, a server's fault, too many requests. Worth another try later. */
	transient: boolean;
}

/** A verdict with the bytes that it is about: the whole file where the picture is taken, whatever was read where it is not. */
export interface FetchedPicture {
	verdict: PictureVerdict;
	bytes: Uint8Array;
}

export interface PictureOptions {
	/** See `buildBrowserAgent`. */
	userAgent: string;
	/** Origins that a person chose (moved base URLs): http and private addresses are allowed there and nowhere else. */
	trustedOrigins: ReadonlySet<string>;
	/** For trusted origins, and for all others: the second must refuse names that lead to private addresses. */
	trusted: Transport;
	publicOnly: Transport;
	timeoutMs: number;
	signal?: AbortSignal;
}

const maxRedirects = 5;
const maxLength = 20_000_000;
/** How much is read to look at a picture, and to have it. */
const limits = { beginning: 256 * 1024, whole: maxLength } as const;
const smallest = 50;
const largest = 20_000;

/**
 * Fetches a picture as a browser would and judges it: https and a public address at every hop (at most five redirects), status,
 * content type, first bytes and size in pixels. Reads 256 KB at most. Never throws for a bad picture, only when the signal aborts.
 */
export async function inspectPicture(address: string, options: PictureOptions): Promise<PictureVerdict> {
	return (await readPicture(address, options, 'beginning')).verdict;
}

/** The same judgement of the whole file, at most 20 MB, with its bytes. */
export function fetchPicture(address: string, options: PictureOptions): Promise<FetchedPicture> {
	return readPicture(address, options, 'whole');
}

type Depth = keyof typeof limits;

async function readPicture(address: string, options: PictureOptions, depth: Depth): Promise<FetchedPicture> {
	const deadline = AbortSignal.timeout(options.timeoutMs);
	const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
	let url = address;
	try {
		for (let hops = 0; hops <= maxRedirects; hops += 1) {
			const target = URL.parse(url);
			const refusal = target === null ? 'not an address' : refuseTarget(target, options.trustedOrigins);
			if (target === null || refusal !== null) return unread(refuse(url, refusal ?? ''));
			const transport = options.trustedOrigins.has(target.origin) ? options.trusted : options.publicOnly;
			const response = await transport.fetch(target, {
				signal,
				headers: { 'user-agent': options.userAgent, accept: 'image/webp,image/png,image/jpeg,image/gif,image/*;q=0.8' },
			});
			const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
			if (location === null) return await judge(url, response, depth);
			await response.body?.cancel();
			url = URL.parse(location, target.href)?.href ?? cleanText(location);
		}
		return unread(refuse(url, `more than ${maxRedirects} redirects`));
	} catch (error) {
		if (options.signal?.aborted) throw options.signal.reason;
		const cause = error instanceof Error ? error.cause : undefined;
		if (cause instanceof NotPublicAddress) return unread(refuse(url, cause.message));
		const reason = deadline.aborted ? `no answer within ${options.timeoutMs / 1000} s` : 'the connection failed';
		return unread({ ...refuse(url, reason), transient: true });
	}
}

async function judge(url: string, response: Response, depth: Depth): Promise<FetchedPicture> {
	const { status } = response;
	const contentType = cleanText(response.headers.get('content-type')?.split(';')[0]).toLowerCase() || null;
	const length = response.headers.get('content-length');
	const declared = length !== null && /^\d+$/.test(length) ? Number(length) : null;
	const seen = { ...refuse(url, ''), status, contentType, bytes: declared };
	const refusal = refuseHead(status, contentType, declared);
	if (refusal !== null) {
		await response.body?.cancel();
		return unread({ ...seen, reason: refusal, transient: status === 429 || status >= 500 });
	}
	const bytes = await readAtMost(response, limits[depth]);
	return { verdict: judgeBytes({ ...seen, bytes: declared ?? bytes.byteLength }, bytes, depth), bytes };
}

function judgeBytes(seen: PictureVerdict, bytes: Uint8Array, depth: Depth): PictureVerdict {
	const bytesType = sniffPicture(bytes);
	if (bytesType === null) return { ...seen, reason: 'the bytes are not a JPEG, PNG, WebP or GIF' };
	const read = { ...seen, bytesType };
	const size = measurePicture(bytes);
	if (size === null) return { ...read, reason: 'its size in pixels cannot be read' };
	const { width, height } = size;
	const measured = { ...read, width, height };
	if (Math.min(width, height) < smallest) return { ...measured, reason: `${width}×${height} is too small` };
	if (Math.max(width, height) > largest) return { ...measured, reason: `${width}×${height} is too large` };
	const isReadToItsEnd = bytes.byteLength < limits[depth];
	if (!isReadToItsEnd && depth === 'whole') return { ...measured, reason: `${maxLength} bytes and more are too many` };
	if (isReadToItsEnd && isCutOff(bytesType, bytes)) return { ...measured, reason: `the ${bytesType} is cut off` };
	return { ...measured, ok: true, reason: `${bytesType} of ${width}×${height}` };
}

function refuseHead(status: number, contentType: string | null, declared: number | null): string | null {
	if (status !== 200) return `HTTP ${status}`;
	if (contentType === null || !contentType.startsWith('image/'))
		return `its content type is ${contentType ?? 'missing'}`;
	return declared !== null && declared > maxLength ? `${declared} bytes are too many` : null;
}

/** Counted after decompression; leaving the loop ends the transfer. */
async function readAtMost(response: Response, limit: number): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		chunks.push(chunk);
		size += chunk.byteLength;
		if (size >= limit) break;
	}
	return Buffer.concat(chunks).subarray(0, limit);
}

function unread(verdict: PictureVerdict): FetchedPicture {
	return { verdict, bytes: new Uint8Array() };
}

function refuse(url: string, reason: string): PictureVerdict {
	const unknown = { status: null, contentType: null, bytesType: null, width: null, height: null, bytes: null };
	return { ok: false, url, ...unknown, reason, transient: false };
}
