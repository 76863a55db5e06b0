import { numberOf, type Question } from '../exchange.ts';

/** One page of a list with Discogs' `pagination` and the `Link` header; undefined = a page that is far too large. */
interface Page<Row> {
	rows: Row[];
	pagination: {
		page: number;
		pages: number;
		per_page: number;
		items: number;
		urls: Record<string, string>;
	};
	headers: Record<string, string>;
}

const defaultSize = 50;
const largestSize = 100;
const largestPage = 1_000_000;

/**
 * Cuts a page out of all rows. Links begin with `http://api.discogs.com`: nobody should follow them as they are given.
 * A page past the last one is empty and keeps the counts; one that overflows the database answers 500 (undefined here).
 */
export function pageOf<Row>(all: readonly Row[], question: Question): Page<Row> | undefined {
	const { query } = question;
	const page = Math.max(1, numberOf(query, 'page', 1));
	if (page > largestPage) return undefined;
	const size = Math.min(largestSize, Math.max(1, numberOf(query, 'per_page', defaultSize)));
	const pages = Math.max(1, Math.ceil(all.length / size));
	const urls = linksOf(question, page, pages, size);
	const links = Object.entries(urls).map(([name, url]) => `<${url}>; rel="${name}"`);
	return {
		rows: all.slice((page - 1) * size, page * size),
		pagination: { page, pages, per_page: size, items: all.length, urls },
		headers: links.length > 0 ? { link: links.join(', ') } : {},
	};
}

function linksOf({ path, query }: Question, page: number, pages: number, size: number): Record<string, string> {
	if (pages === 1) return {};
	const to = (target: number) => {
		const parameters = new URLSearchParams(query);
		for (const secret of ['token', 'key', 'secret']) parameters.delete(secret);
		parameters.set('per_page', `${size}`);
		parameters.set('page', `${target}`);
		return `http://api.discogs.com${path}?${parameters}`;
	};
	return {
		...(page > 1 ? { first: to(1), prev: to(page - 1) } : {}),
		...(page < pages ? { last: to(pages), next: to(page + 1) } : {}),
	};
}
