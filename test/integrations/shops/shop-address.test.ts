import { describe, expect, it } from 'vitest';
import { readShopAddress, refuseAddress } from '../../../source/integrations/shops/shop-address.ts';

const trusted = new Set(['http://127.0.0.1:4000']);

describe('the address of a shop', () => {
	it.each([
		['shop.example', ['https://shop.example']],
		['http://shop.example/', ['https://shop.example']],
		['https://shop.example/en/?a=1', ['https://shop.example/en', 'https://shop.example']],
		['http://127.0.0.1:4000/shops/a', ['http://127.0.0.1:4000/shops/a', 'http://127.0.0.1:4000']],
		['mailto:me@shop.example', null],
		['shop', null],
	])('%s', (typed, expected) => {
		expect(readShopAddress(typed, trusted)).toEqual(expected);
	});
});

describe('where a shop may redirect to', () => {
	const refusal = (to: string, from: string | null) =>
		refuseAddress(new URL(to), from === null ? null : new URL(from), trusted)?.refused ?? null;

	it.each([
		['https://www.shop.example/x', 'https://shop.example/x', null],
		['https://shop.example/x', 'https://www.shop.example/x', null],
		['https://shop.example/en/x', 'https://shop.example/x', null],
		['https://other.example/x', 'https://shop.example/x', 'has moved to other.example'],
		['https://shop.example:8443/x', 'https://shop.example/x', 'has moved to shop.example:8443'],
		['http://www.shop.example/x', 'https://shop.example/x', /^redirects to http:/],
		['https://10.0.0.1/x', 'https://shop.example/x', /private address/],
		['https://[::ffff:127.0.0.1]/x', 'https://shop.example/x', /private address/],
		['http://127.0.0.1:4000/x', 'https://shop.example/x', /private address/],
		['http://127.0.0.1:4000/y', 'http://127.0.0.1:4000/x', null],
		['https://192.168.0.1/x', null, /private address/],
	])('%s from %s', (to, from, expected) => {
		const refused = refusal(to, from);
		if (expected instanceof RegExp) expect(refused).toMatch(expected);
		else expect(refused).toBe(expected);
	});
});
