import { testPriceProvider } from '../contracts/price-providers.ts';
import { openSource } from './open-source.ts';

testPriceProvider('eBay', {
	open: () => openSource('ebay'),
	openWithoutKey: () => openSource('ebay', { EBAY_CLIENT_SECRET: '' }),
});
