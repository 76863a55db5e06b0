import { sandboxKeys } from '../environment.ts';
import { type Answer, json, type Question, type Service } from '../exchange.ts';
import { hash } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { exception } from './amazon-errors.ts';
import { type AmazonItem, createItemFinder } from './amazon-items.ts';
import { createTokens } from './tokens.ts';

const tokenSeconds = 3600;
const currencies: Record<string, string> = {
	'www.amazon.com': 'USD',
	'www.amazon.co.uk': 'GBP',
	'www.amazon.co.jp': 'JPY',
	'www.amazon.se': 'SEK',
	'www.amazon.pl': 'PLN',
};

/** Amazon: who signs in, and `searchItems` of the Creators API. */
export function createAmazon(world: World): Service {
	const tokens = createTokens('Atc|', tokenSeconds);
	const beginners = createTokens('Atc|b', tokenSeconds);
	const find = createItemFinder(world);
	const notFound = () =>
		exception(404, 'ResourceNotFoundException', 'Request references a resource which does not exist.');

	function giveToken({ body }: Question): Answer {
		const given = read(body);
		const ids: string[] = [sandboxKeys.amazonId, sandboxKeys.amazonBeginnerId];
		if (given.get('client_secret') !== sandboxKeys.amazonSecret || !ids.includes(`${given.get('client_id')}`))
			return json({ error: 'invalid_client', error_description: 'Client authentication failed' }, 401);
		if (given.get('grant_type') !== 'client_credentials' || given.get('scope') !== 'creatorsapi::default')
			return json({ error: 'invalid_scope', error_description: 'The scope is not known' }, 400);
		const kind = given.get('client_id') === sandboxKeys.amazonBeginnerId ? beginners : tokens;
		return json({ access_token: kind.issue(), token_type: 'bearer', expires_in: tokenSeconds });
	}

	function search({ body, headers }: Question): Answer {
		const { authorization } = headers;
		if (beginners.accepts(authorization))
			return exception(403, 'AccessDeniedException', 'The Associate account is not eligible.', 'AssociateNotEligible');
		if (!tokens.accepts(authorization))
			return exception(401, 'UnauthorizedException', 'The access token expired.', 'TokenExpired');
		const given = read(body);
		if (typeof given.get('partnerTag') !== 'string')
			return exception(400, 'ValidationException', 'The partner tag is not present.', 'InvalidPartnerTag');
		const count = Number(given.get('itemCount') ?? 10);
		const page = Number(given.get('itemPage') ?? 1);
		if (!(count >= 1 && count <= 10 && page >= 1 && page <= 10))
			return exception(400, 'ValidationException', 'itemCount and itemPage are 1 to 10.', 'InvalidParameterValue');
		const text = ['keywords', 'artist', 'title'].flatMap((name) => given.get(name) ?? []).join(' ');
		const found = find(text);
		const shown = found.slice((page - 1) * count, page * count);
		if (shown.length === 0) return json({ errors: [{ code: 'ItemsNotFound', message: 'No items were found.' }] }, 404);
		const marketplace = `${headers['x-marketplace'] ?? 'www.amazon.com'}`;
		const hidden = shown.filter(({ asin }) => hash('hidden', asin) % 8 === 0);
		const items = shown.filter((item) => !hidden.includes(item));
		const searchURL = `https://${marketplace}/s?k=${encodeURIComponent(text)}&tag=${given.get('partnerTag')}`;
		return json({
			searchResult: {
				totalResultCount: found.length,
				searchURL,
				items: items.map((item) => shapeItem(item, marketplace, `${given.get('partnerTag')}`)),
			},
			...(hidden.length === 0
				? {}
				: {
						errors: hidden.map(({ asin }) => ({
							code: 'ItemNotAccessible',
							message: `The ItemId ${asin} is not accessible through the API.`,
						})),
					}),
		});
	}

	return {
		endpointOf: ({ path }) => path.split('/').at(-1) ?? 'root',
		notFound,
		expireTokens() {
			tokens.expire();
			beginners.expire();
		},
		answer(question) {
			if (question.method !== 'POST') return notFound();
			if (question.path === '/auth/o2/token') return giveToken(question);
			return question.path === '/catalog/v1/searchItems' ? search(question) : notFound();
		},
	};
}

function shapeItem(
	{ asin, album, pressing, binding, amount, isSoldOut }: AmazonItem,
	marketplace: string,
	tag: string,
): object {
	const currency = currencies[marketplace] ?? 'EUR';
	const value = currency === 'JPY' ? Math.round(amount * 1.6) : amount / 100;
	const extra = pressing.year > Number(album.date.slice(0, 4)) ? ` (${pressing.year} reissue)` : '';
	const named = (displayValue: string) => ({ displayValue, label: '', locale: 'en_US' });
	const several = (displayValue: string) => ({ displayValues: [displayValue], label: '', locale: 'en_US' });
	const ean = pressing.barcode.replace(/\D/g, '');
	return {
		asin,
		detailPageURL: `https://${marketplace}/dp/${asin}?tag=${tag}&linkCode=osi&th=1&psc=1`,
		itemInfo: {
			title: named(`${album.title}${extra}${binding === 'Vinyl' ? ' [Vinyl]' : ''}`),
			byLineInfo: {
				contributors: [{ name: album.artist.name, role: 'Artist', roleType: 'artist', locale: 'en_US' }],
				manufacturer: named(pressing.labels[0]?.name ?? ''),
			},
			classifications: { binding: named(binding), productGroup: named('Music') },
			...(ean === '' ? {} : { externalIds: { eans: several(ean) } }),
		},
		...(amount === 0
			? {}
			: {
					offersV2: {
						listings: [
							{
								price: { money: { amount: value, currency, displayAmount: `${value} ${currency}` } },
								availability: { type: isSoldOut ? 'OUT_OF_STOCK' : 'IN_STOCK', message: '' },
								condition: { value: 'New' },
								isBuyBoxWinner: true,
								merchantInfo: { id: 'A1AT7YVPFBWXBL', name: 'Amazon' },
								violatesMAP: false,
							},
						],
					},
				}),
	};
}

function read(body: string): Map<string, unknown> {
	try {
		const value: unknown = JSON.parse(body);
		return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
	} catch {
		return new Map();
	}
}
