import { sandboxKeys } from '../environment.ts';
import { type Answer, json, partsOf, type Question, type Service } from '../exchange.ts';
import type { World } from '../world/world.ts';
import { invalidToken, problem, refuse } from './ebay-errors.ts';
import { listingsOf, pressingIn } from './ebay-listings.ts';
import { createEbaySearch } from './ebay-search.ts';
import { itemSummary } from './ebay-shapes.ts';
import { createTokens } from './tokens.ts';

const tokenSeconds = 7200;
const scope = 'https://api.ebay.com/oauth/api_scope';

/** eBay: tokens for an application, and the Browse API. */
export function createEbay(world: World): Service {
	const tokens = createTokens('v^1.1#i^1#p^1#r^0#I^3#f^0#t^H4s', tokenSeconds);
	const search = createEbaySearch(world);
	const notFound = () => refuse(404, problem(2002, 'Resource not found'));

	function giveToken({ body, headers }: Question): Answer {
		const good = Buffer.from(`${sandboxKeys.ebayId}:${sandboxKeys.ebaySecret}`).toString('base64');
		if (headers.authorization !== `Basic ${good}`)
			return json({ error: 'invalid_client', error_description: 'client authentication failed' }, 401);
		const form = new URLSearchParams(body);
		if (form.get('grant_type') !== 'client_credentials')
			return json(
				{ error: 'unsupported_grant_type', error_description: 'grant type in request is not supported' },
				400,
			);
		if (form.get('scope') !== scope)
			return json({ error: 'invalid_scope', error_description: 'The requested scope is invalid' }, 400);
		return json({ access_token: tokens.issue(), expires_in: tokenSeconds, token_type: 'Application Access Token' });
	}

	function giveItem(itemId: string, { headers }: Question): Answer {
		const [, number = ''] = /^v1\|(\d{12,13})\|\d+$/.exec(itemId) ?? [];
		const album = world.pressingById(pressingIn(number))?.album;
		const listing = album && listingsOf(world, album).find((one) => one.number === number);
		if (listing === undefined) return refuse(404, problem(11001, 'The specified item Id was not found.', itemId));
		const looker = { marketplace: `${headers['x-ebay-c-marketplace-id'] ?? 'EBAY_US'}`, country: '', zip: '' };
		return json({ ...itemSummary(listing, looker), ...(listing.product === '' ? {} : { gtin: listing.product }) });
	}

	return {
		endpointOf({ path }) {
			const [first, , , ...rest] = partsOf(path);
			return first === 'identity' ? 'token' : rest[0] === 'item' ? 'item' : rest.join('/');
		},
		notFound,
		expireTokens: tokens.expire,
		answer(question) {
			const { method, path } = question;
			if (path === '/identity/v1/oauth2/token') return method === 'POST' ? giveToken(question) : notFound();
			const [buy, browse, version, resource, id = ''] = partsOf(path);
			if (method !== 'GET' || `${buy}/${browse}/${version}` !== 'buy/browse/v1') return notFound();
			if (!tokens.accepts(question.headers.authorization)) return invalidToken();
			if (resource === 'item_summary' && id === 'search') return search(question);
			return resource === 'item' ? giveItem(id, question) : notFound();
		},
	};
}
