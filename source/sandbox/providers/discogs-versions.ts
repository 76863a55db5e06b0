import type { Question } from '../exchange.ts';
import type { Pressing } from '../world/types.ts';
import { formatWords } from './discogs-shapes.ts';

const facets = [
	{ id: 'format', title: 'Format', of: formatWords },
	{ id: 'label', title: 'Label', of: (pressing: Pressing) => pressing.labels.map(({ name }) => name) },
	{ id: 'country', title: 'Country', of: (pressing: Pressing) => [pressing.country].filter((name) => name !== '') },
	{
		id: 'released',
		title: 'Released',
		of: (pressing: Pressing) => [`${pressing.year}`].filter((year) => year !== '0'),
	},
] as const;

const sortKeys: Record<string, (pressing: Pressing) => string> = {
	released: (pressing) => pressing.released,
	title: (pressing) => pressing.title,
	format: (pressing) => pressing.formats.map(({ name }) => name).join(),
	label: (pressing) => pressing.labels[0]?.name ?? '',
	catno: (pressing) => pressing.labels[0]?.catno ?? '',
	country: (pressing) => pressing.country,
};

/** Keeps the versions that the filters of the question ask for and puts them in the asked order; without one, by id. */
export function chooseVersions(pressings: readonly Pressing[], { query }: Question): Pressing[] {
	const chosen = pressings.filter((pressing) =>
		facets.every((facet) => {
			const wanted = query.getAll(facet.id).map((value) => value.toLowerCase());
			return wanted.every((value) => facet.of(pressing).some((word) => word.toLowerCase() === value));
		}),
	);
	const key = sortKeys[query.get('sort') ?? ''];
	const direction = query.get('sort_order') === 'desc' ? -1 : 1;
	return key ? chosen.sort((left, right) => direction * key(left).localeCompare(key(right), 'en')) : chosen;
}

/** `filters` and `filter_facets` over the versions of the whole list, with what was applied. */
export function describeFilters(pressings: readonly Pressing[], { query }: Question) {
	const applied = facets.flatMap(({ id }) => (query.has(id) ? [[id, query.getAll(id)] as const] : []));
	const counted = facets.map((facet) => ({ ...facet, counts: countOf(pressings.flatMap(facet.of)) }));
	return {
		filters: {
			applied: Object.fromEntries(applied),
			available: Object.fromEntries(counted.map(({ id, counts }) => [id, Object.fromEntries(counts)])),
		},
		filter_facets: counted.map(({ id, title, counts }) => ({
			title,
			id,
			values: counts.map(([value, count]) => ({
				title: value,
				value: encodeURIComponent(value).replaceAll('%20', '+'),
				count,
			})),
			allows_multiple_values: id !== 'released',
		})),
	};
}

function countOf(words: string[]): [string, number][] {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts].sort(([left, many], [right, more]) => more - many || (left < right ? -1 : 1));
}
