import { type Answer, json } from '../exchange.ts';

/** An error as Discogs words it. */
export function message(status: number, text: string): Answer {
	return json({ message: text }, status);
}

/** What a page number beyond the database's integers gets. */
export function overflow(): Answer {
	return message(500, 'An internal server error occurred (code: d3ede955d36b462ca795818e6048c6f6).');
}

/** A currency that Discogs shows no prices in. Its words are not documented. */
export function noSuchCurrency(): Answer {
	return message(422, 'Invalid currency abbreviation.');
}
