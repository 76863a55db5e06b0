/** What a stock column says as a whole of a record that is not there; "no" may answer "in stock?". */
const answers = /^(?:n|no|none|false|nein|nee|nej|nei|non|sold)$/;

/** Nothing left, or less than that: "0", "0,00", "-1". */
const nothingLeft = /^(?:[-−] ?\d[\d.,]*|0+(?:[.,]0*)?)$/;

/** Anywhere in what is said, without accents: "http://schema.org/OutOfStock", "Leider ausverkauft!". */
const phrases = new RegExp(
	[
		...['out[\\s_-]*of[\\s_-]*stock', 'sold[\\s_-]*out', '(?:not|un|no longer)[\\s_-]*available', 'discontinued'],
		...['ausverkauft', 'vergriffen', 'nicht (?:mehr )?(?:lieferbar|verfugbar|vorratig|auf lager)'],
		...['uitverkocht', 'niet (?:meer )?(?:leverbaar|beschikbaar|op voorraad)'],
		...['agotad[oa]', 'sin (?:existencias|stock)', 'no disponible', 'esgotad[oa]', 'indisponivel'],
		...['epuise', 'rupture de stock', 'indisponible', 'esaurit[oa]', 'non disponibile'],
		...['slutsald', 'udsolgt', 'utsolgt', 'wyprzedan', 'niedostepn'],
	].join('|'),
);

/** Whether a feed's word or number about its stock says that the record cannot be bought now. Words that nobody knows say nothing. */
export function isSoldOut(stock: string): boolean {
	const said = stock.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
	return answers.test(said) || nothingLeft.test(said) || phrases.test(said);
}
