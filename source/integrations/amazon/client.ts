import { AccountNotServed, CredentialsMissing, ProviderNotFound, ProviderRefused } from '../../errors.ts';
import { createAccessToken } from '../http/access-token.ts';
import type { Clock } from '../http/gate.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { notEligible } from './errors.ts';
import { type AmazonPage, mapSearch } from './map.ts';
import { searchAnswer, tokenAnswer } from './schema.ts';

/** What switches Amazon on: its site, and the partner who asks; '' is not set. */
export interface AmazonAccount {
	/** "www.amazon.es"; '' = Amazon is off. */
	marketplace: string;
	partnerTag: string;
}

export type AmazonQuestion = { keywords: string } | { artist: string; title: string };

/** Amazon's Creators API: prices of one of its sites, without shipping. */
export interface Amazon {
	/** The site that is asked; '' = switched off. */
	marketplace: string;
	/** The setting that is still missing, or null. */
	missing: string | null;
	/** Why Amazon does not serve this account, once it has said so: then it is not asked again. */
	refusal(): string | null;
	/** A page (from 1 to 10) of ten items of music. Nothing found is an empty page. */
	search(question: AmazonQuestion, page: number, ask?: Ask): Promise<AmazonPage>;
}

export const pageSize = 10;
export const whereToGetAmazonKeys = 'https://affiliate-program.amazon.com/creatorsapi';

const resources = [
	'itemInfo.title',
	'itemInfo.byLineInfo',
	'itemInfo.classifications',
	'itemInfo.externalIds',
	'offersV2.listings.price',
	'offersV2.listings.availability',
	'offersV2.listings.condition',
	'offersV2.listings.merchantInfo',
];

export function createAmazon(options: {
	http: ProviderHttp;
	/** Signs in. */
	loginHttp: ProviderHttp;
	account: AmazonAccount;
	clientId: string | undefined;
	clientSecret: string | undefined;
	clock: Clock;
}): Amazon {
	const { http, loginHttp, account, clientId, clientSecret, clock } = options;
	const tokens = createAccessToken({ fetch: fetchToken, clock });
	const endpoint = 'searchItems';
	const missing = findMissing();
	let ineligible: AccountNotServed | null = null;

	function findMissing(): string | null {
		if (account.marketplace === '') return 'AMAZON_MARKETPLACE';
		if (clientId === undefined) return 'AMAZON_CLIENT_ID';
		if (clientSecret === undefined) return 'AMAZON_CLIENT_SECRET';
		return account.partnerTag === '' ? 'AMAZON_PARTNER_TAG' : null;
	}

	async function fetchToken(ask: Ask) {
		const scope = 'creatorsapi::default';
		const { access_token, expires_in } = await loginHttp.getJson('', {
			...ask,
			endpoint: 'auth/o2/token',
			body: {
				json: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope },
			},
			schema: tokenAnswer,
		});
		return { token: access_token, seconds: expires_in };
	}

	/** Another token does not make an account eligible: that refusal is said once, and kept. */
	function readRefusal(error: unknown): never {
		if (error instanceof ProviderRefused && error.message.includes(notEligible)) {
			const detail = `${notEligible}: it serves accounts with about ten sales through their links in the last thirty days`;
			const next = 'Amazon looks at it anew every day or two. Until then leave it off: unset AMAZON_MARKETPLACE.';
			ineligible = new AccountNotServed({ provider: 'amazon', endpoint, status: 403 }, detail, next);
			throw ineligible;
		}
		throw error;
	}

	return {
		marketplace: account.marketplace,
		missing,
		refusal: () => ineligible?.message ?? null,
		async search(question, page, ask) {
			if (missing !== null)
				throw new CredentialsMissing({ provider: 'amazon', endpoint }, missing, whereToGetAmazonKeys);
			if (ineligible !== null) throw ineligible;
			const call = (token: string, mayBeRefused: boolean) =>
				http
					.getJson('/searchItems', {
						...ask,
						endpoint,
						body: {
							json: {
								...question,
								partnerTag: account.partnerTag,
								searchIndex: 'Music',
								itemCount: pageSize,
								itemPage: page,
								resources,
							},
						},
						headers: { authorization: `Bearer ${token}`, 'x-marketplace': account.marketplace },
						schema: searchAnswer,
						mayBeRefused,
					})
					.catch(readRefusal);
			try {
				return mapSearch(await tokens.use(ask, call));
			} catch (error) {
				if (error instanceof ProviderNotFound) return { items: [], total: 0 };
				throw error;
			}
		},
	};
}
