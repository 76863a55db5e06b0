import { Headers, type RequestInit, type Response } from 'undici';
import { z } from 'zod';
import { createShopHttp } from '../../../source/integrations/shops/shop-http.ts';

type Answering = (url: URL) => Response | Error;

/** Shops on the open web that answer as they are told to; nothing leaves this machine. */
export function openShopHttp(answer: Answering) {
	const asked: { url: string; agent: string | null }[] = [];
	const transport = {
		async fetch(url: URL, init: RequestInit) {
			asked.push({ url: url.href, agent: new Headers(init.headers).get('user-agent') });
			const answered = answer(url);
			if (answered instanceof Error) throw answered;
			return answered;
		},
		close: async () => undefined,
	};
	const fast = { requests: 1000, seconds: 1 };
	const http = createShopHttp({
		...{ rate: fast, trustedRate: fast, waitSeconds: 60, trustedWaitSeconds: 60, retryDelayMs: 1 },
		...{ trustedOrigins: new Set<string>(), trusted: transport, publicOnly: transport, timeoutMs: 5000 },
		...{ userAgent: 'Vinilogy/1.0 (+https://me.example)', clock: () => new Date(), maxBytes: 100_000 },
		onCall: () => undefined,
	});
	const ask = (url: string) =>
		http.getJson(url, '/cart.js', { endpoint: 'cart.js', query: {}, schema: z.object({}), alsoReads: [], ask: {} });
	return { asked, ask, http };
}
