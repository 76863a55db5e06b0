import { testPriceProvider } from '../contracts/price-providers.ts';
import { openSource } from './open-source.ts';

const site = { AMAZON_MARKETPLACE: 'www.amazon.es' };

testPriceProvider('Amazon', {
	open: () => openSource('amazon', site),
	openWithoutKey: () => openSource('amazon', { ...site, AMAZON_CLIENT_ID: '' }),
});
