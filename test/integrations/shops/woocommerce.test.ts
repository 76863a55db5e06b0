import { Response } from 'undici';
import { describe, expect, it } from 'vitest';
import { createShops } from '../../../source/integrations/shops/client.ts';
import type { ShopAddress } from '../../../source/integrations/shops/shop-item.ts';
import { openShopHttp } from './open-web.ts';

describe('a shop with an older WooCommerce', () => {
	const prices = { price: '1999', currency_code: 'EUR', currency_minor_unit: 2 };
	const buyable = { is_in_stock: true, is_purchasable: true, prices, sku: '', permalink: '' };
	const variable = {
		...buyable,
		id: 5,
		name: 'Can &#8211; Tago Mago',
		type: 'variable',
		categories: [{ name: 'Vinyl' }],
	};
	const shop: ShopAddress = { url: 'https://woo.example', platform: 'woocommerce' };

	/** Answers the question for variations with `variations`. */
	function openWoo(variations: object[]) {
		const { http, asked } = openShopHttp(
			(url) => new Response(JSON.stringify(url.searchParams.has('type') ? variations : [variable])),
		);
		return { asked, shops: createShops({ http, trustedOrigins: new Set() }) };
	}

	it('that names no parent still lists its variations', async () => {
		const { shops } = openWoo([{ ...buyable, id: 6, name: 'Tago Mago', type: 'variation', variation: 'Colour: Red' }]);
		const { items } = await shops.readPage(shop, 1, {});
		expect(items).toMatchObject([{ id: '6', title: 'Tago Mago', variant: 'Red', url: 'https://woo.example/?p=6' }]);
	});

	it('that does not know the question is asked it once', async () => {
		const { shops, asked } = openWoo(Array.from({ length: 100 }, () => variable));
		await expect(shops.readPage(shop, 1, {})).resolves.toMatchObject({ items: [] });
		expect(asked).toHaveLength(2);
		const { hits } = await shops.search(shop, 'Tago Mago', {});
		await expect(Promise.all(hits.map((hit) => shops.itemsOf(shop, hit, {})))).resolves.toEqual([
			{ items: [], refused: [] },
		]);
	});
});
