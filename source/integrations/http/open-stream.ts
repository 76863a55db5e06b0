import type { Response } from 'undici';
import { type AnswerOrigin, InvalidAnswer, ProviderUnreachable } from '../../errors.ts';
import { networkCode } from './exchange.ts';
import { NotPublicAddress, refuseTarget } from './public-address.ts';
import type { Transport } from './transport.ts';

export interface StreamOptions {
	headers: Readonly<Record<string, string>>;
	/** Origins that a person chose (moved base URLs): http and private addresses are allowed there and nowhere else. */
	trustedOrigins: ReadonlySet<string>;
	/** For trusted origins, and for all others: the second must refuse names that lead to private addresses. */
	trusted: Transport;
	publicOnly: Transport;
	/** How long the host may send nothing at all, in milliseconds. The whole may take as long as it takes. */
	stallMs: number;
	signal: AbortSignal;
	/** Called for every request that is sent, redirects included. */
	onCall: () => void;
}

/** An answer whose body is still to come. */
export interface OpenedStream {
	status: number;
	headers: { get(name: string): string | null };
	/** Throws ProviderUnreachable when it breaks or stalls, or the signal's reason. Time in which nobody reads does not count. */
	bytes: AsyncIterable<Uint8Array>;
	/** Ends the transfer, wherever it is. Never throws. */
	cancel(): Promise<void>;
}

const maxRedirects = 5;

/**
 * Asks for something large. Redirects are followed to https and public addresses: there are no credentials to lose.
 * Throws ProviderUnreachable (no connection, no answer), InvalidAnswer (a redirect that may not be followed) or the signal's reason.
 */
export async function openStream(url: URL, origin: AnswerOrigin, options: StreamOptions): Promise<OpenedStream> {
	const stall = watchForStall(options.stallMs);
	const signal = AbortSignal.any([options.signal, stall.signal]);

	function failure(error: unknown): unknown {
		if (options.signal.aborted) return options.signal.reason;
		if (stall.signal.aborted) return new ProviderUnreachable(origin, `sent nothing for ${options.stallMs / 1000} s`);
		const cause = error instanceof Error ? error.cause : undefined;
		if (cause instanceof NotPublicAddress) return new InvalidAnswer(origin, 'leads to a private address');
		return new ProviderUnreachable(origin, `connection failed (${networkCode(error)})`);
	}

	async function send(target: URL): Promise<Response> {
		const { headers, trustedOrigins, trusted, publicOnly } = options;
		const transport = trustedOrigins.has(target.origin) ? trusted : publicOnly;
		options.onCall();
		stall.start();
		try {
			return await transport.fetch(target, { headers, signal });
		} catch (error) {
			throw failure(error);
		} finally {
			stall.stop();
		}
	}

	async function* readBytes({ body }: Response): AsyncGenerator<Uint8Array> {
		try {
			stall.start();
			for await (const chunk of body ?? []) {
				stall.stop();
				yield chunk;
				stall.start();
			}
		} catch (error) {
			throw failure(error);
		} finally {
			stall.stop();
		}
	}

	let target = url;
	for (let hops = 0; hops <= maxRedirects; hops += 1) {
		const refusal = refuseTarget(target, options.trustedOrigins);
		if (refusal !== null) throw new InvalidAnswer(origin, `leads to ${target.host}: ${refusal}`);
		const response = await send(target);
		const { status, headers } = response;
		const location = status >= 300 && status < 400 ? headers.get('location') : null;
		// A body that broke, or is being read, says no: its transfer is over or ends with its reader.
		const cancel = async () => response.body?.cancel().catch(() => {});
		if (location === null) return { status, headers, bytes: readBytes(response), cancel };
		await cancel();
		const next = URL.parse(location, target.href);
		if (next === null) throw new InvalidAnswer(origin, 'redirects to an unreadable address');
		target = next;
	}
	throw new InvalidAnswer(origin, `more than ${maxRedirects} redirects`);
}

/** Aborts when the time between `start` and `stop` is too long. */
function watchForStall(milliseconds: number) {
	const controller = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	const stop = () => clearTimeout(timer);
	return {
		signal: controller.signal,
		start() {
			stop();
			timer = setTimeout(() => controller.abort(), milliseconds);
		},
		stop,
	};
}
