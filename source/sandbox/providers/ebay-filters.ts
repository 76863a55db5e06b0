import { type EbayProblem, problem } from './ebay-errors.ts';

/** What the `filter` parameter asks for, as far as the sandbox goes. */
export interface Filters {
	buying: string[];
	/** '' = anywhere. */
	country: string;
	from: string;
	conditions: string[];
}

const known = new Set([
	'buyingOptions',
	'conditions',
	'conditionIds',
	'price',
	'priceCurrency',
	'deliveryCountry',
	'deliveryPostalCode',
	'itemLocationCountry',
	'maxDeliveryCost',
	'sellers',
	'excludeSellers',
	'returnsAccepted',
	'searchInDescription',
]);

/**
 * The filters; null, with a warning, where one is not understood: then none of them is heeded, not even that auctions are left out.
 * A price without its currency is such a one.
 */
export function readFilters(text: string, warnings: EbayProblem[]): Filters | null {
	const parts = text.split(/,(?![^{[]*[}\]])/).filter((part) => part !== '');
	const fields = new Map<string, string>();
	for (const part of parts) {
		const [, name = '', value = ''] = /^(\w+):(.+)$/s.exec(part.trim()) ?? [];
		if (!known.has(name) || !isWellFormed(name, value)) {
			warnings.push(problem(12002, `The filter "${part.slice(0, 40)}" is invalid.`, 'filter'));
			return null;
		}
		fields.set(name, value);
	}
	if (fields.has('price') !== fields.has('priceCurrency')) {
		warnings.push(problem(12012, 'The "price" filter needs the "priceCurrency" filter.', 'filter'));
		return null;
	}
	return {
		buying: listIn(fields.get('buyingOptions')) ?? ['FIXED_PRICE'],
		country: fields.get('deliveryCountry') ?? '',
		from: fields.get('itemLocationCountry') ?? '',
		conditions: listIn(fields.get('conditions')) ?? [],
	};
}

function isWellFormed(name: string, value: string): boolean {
	if (name === 'buyingOptions')
		return /^\{(FIXED_PRICE|AUCTION|BEST_OFFER)(\|(FIXED_PRICE|AUCTION|BEST_OFFER))*\}$/.test(value);
	if (name.endsWith('Country')) return /^[A-Z]{2}$/.test(value);
	if (name === 'maxDeliveryCost') return value === '0';
	return name === 'price' ? /^\[[\d.]*(\.\.[\d.]*)?\]$/.test(value) : true;
}

function listIn(value: string | undefined): string[] | undefined {
	return value?.replace(/^\{|\}$/g, '').split('|');
}
