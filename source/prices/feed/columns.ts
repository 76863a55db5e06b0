import { UsageError } from '../../errors.ts';
import { cleanText } from '../../text.ts';

/** What a column of a feed can say. */
export const feedFields = [
	'title',
	'artist',
	'price',
	'currency',
	'barcode',
	'catalog',
	'label',
	'format',
	'condition',
	'sleeve',
	'url',
	'shipping',
	'id',
	'year',
	'stock',
] as const;
export type FeedField = (typeof feedFields)[number];

/** Which column (by its name in the file) says what. */
export type ColumnMap = ReadonlyMap<FeedField, string>;

/** What shops call their columns, likeliest first; letters and digits only, in lower case. */
const usualNames: Record<FeedField, string> = {
	title:
		'title titel titre titulo titolo albumtitle album producttitle productname product name naam artikelname artikel omschrijving',
	artist: 'artist artists artiest interpret künstler kunstler artiste artista band performer artistname',
	price:
		'price preis prijs prix precio prezzo pris cena verkaufspreis vkpreis saleprice unitprice priceeur pricegbp priceusd',
	currency: 'currency währung wahrung valuta devise moneda valutacode currencycode pricecurrency',
	barcode: 'barcode ean ean13 upc gtin gtin13 gtin14 eancode eanupc barcodeean strichcode',
	catalog:
		'catalognumber cataloguenumber catno catnr catalog catalogue catalogno catalognr katalognummer catalogusnummer katnr',
	label: 'label recordlabel labelname platenlabel',
	format: 'format formaat medium media carrier tonträger drager producttype type',
	condition: 'condition mediacondition zustand conditie staat état etat estado grading',
	sleeve: 'sleevecondition sleeve covercondition hoes',
	url: 'url link producturl productlink deeplink',
	shipping: 'shipping shippingcost shippingcosts shippingprice versand versandkosten verzendkosten fraisdeport',
	id: 'id listingid offerid productid itemid sku artikelnummer articlenumber',
	year: 'year jahr jaar année annee releaseyear año',
	stock: 'stock availability instock voorraad bestand lager quantity qty',
};

const folded = new Map(feedFields.map((field) => [field, usualNames[field].split(' ')]));

/** Finds what each column says by its name; nothing where no name is known. */
export function guessColumns(names: readonly string[]): ColumnMap {
	const byFolded = new Map(names.map((name) => [fold(name), name]));
	const guessed = [...folded].flatMap(([field, usual]): [FeedField, string][] => {
		const known = usual.find((name) => byFolded.has(name));
		const name = known === undefined ? undefined : byFolded.get(known);
		return name === undefined ? [] : [[field, name]];
	});
	return new Map(guessed);
}

/**
 * The columns of a feed: those that a person named (`title=Titel,price=Preis`) before those that were guessed. Throws UsageError when a
 * column that was named is not there, or nothing says title or price.
 */
export function chooseColumns(names: readonly string[], named: ColumnMap, path: string): ColumnMap {
	const missing = [...named.values()].filter((name) => !names.includes(name));
	const has = `It has ${names
		.slice(0, 30)
		.map((name) => `"${cleanText(name).slice(0, 40)}"`)
		.join(', ')}.`;
	if (missing.length > 0) {
		throw new UsageError(`${path} has no column "${cleanText(missing[0])}".`, has);
	}
	const taken = new Set(named.values());
	const guessed = [...guessColumns(names)].filter(([, name]) => !taken.has(name));
	const chosen = new Map([...guessed, ...named]);
	for (const field of ['title', 'price'] as const) {
		if (chosen.has(field)) continue;
		throw new UsageError(
			`${path} has no column that is known to be the ${field}.`,
			`${has} Say which it is: --columns ${field}="…"${field === 'title' ? ' (and --delimiter, if the columns are not told apart)' : ''}`,
		);
	}
	return chosen;
}

/** Reads `title=Titel,price=Preis`. Throws UsageError naming what can be said. */
export function readColumnOption(text: string): ColumnMap {
	const pairs = text.split(',').map((pair): [FeedField, string] => {
		const [left = '', ...right] = pair.split('=');
		const field = feedFields.find((known) => known === left.trim().toLowerCase());
		const name = right.join('=').trim();
		if (field !== undefined && name !== '') return [field, name];
		throw new UsageError(
			`--columns: "${cleanText(pair)}" is not understood.`,
			`It should be like title=Titel,price=Preis. What a column can say: ${feedFields.join(', ')}.`,
		);
	});
	return new Map(pairs);
}

/** The delimiter under which most cells of the header are known names, the comma where none are. */
export function guessDelimiter(header: string): string {
	const known = (delimiter: string) => guessColumns(header.replaceAll('"', '').split(delimiter)).size;
	const [best = ','] = [',', ';', '\t', '|'].sort((one, other) => known(other) - known(one));
	return best;
}

/** "g:price", "Price (EUR)" and "price_eur" are one. */
function fold(name: string): string {
	return cleanText(name)
		.toLowerCase()
		.replace(/^g:/, '')
		.replace(/[^\p{L}\p{N}]/gu, '');
}
