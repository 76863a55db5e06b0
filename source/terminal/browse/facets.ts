import type { ReleaseRow } from '../../store/releases-reader.ts';

/** The filters on pressings. Within a facet any of the chosen values will do, and every facet has to be met. */
export interface Facets {
	country: ReadonlySet<string>;
	decade: ReadonlySet<string>;
	format: ReadonlySet<string>;
	label: ReadonlySet<string>;
	/** 'official only', or nothing. */
	kind: ReadonlySet<string>;
}

export type FacetName = keyof Facets;

/** One line of the facets' list: a value, how many pressings have it, and whether it is chosen. */
export interface FacetLine {
	facet: FacetName;
	value: string;
	/** Pressings that would be shown of this value, the other facets being as they are. */
	count: number;
	isChosen: boolean;
}

export const facetNames: FacetName[] = ['kind', 'country', 'decade', 'format', 'label'];
export const noFacets: Facets = {
	country: new Set(),
	decade: new Set(),
	format: new Set(),
	label: new Set(),
	kind: new Set(),
};

const unknown = 'unknown';

/** What a pressing is under a facet; null when the facet says nothing of it. */
function valueUnder(facet: FacetName, row: ReleaseRow): string | null {
	switch (facet) {
		case 'country':
			return row.country ?? unknown;
		case 'decade':
			return row.year === null ? unknown : `${Math.floor(row.year / 10) * 10}s`;
		case 'format':
			return row.format ?? unknown;
		case 'label':
			return row.label ?? unknown;
		case 'kind':
			return row.isOfficial ? 'official only' : null;
	}
}

/** The pressings that meet every facet, in their order. */
export function applyFacets<Row extends ReleaseRow>(facets: Facets, rows: readonly Row[]): readonly Row[] {
	const chosen = facetNames.filter((facet) => facets[facet].size > 0);
	return chosen.length === 0 ? rows : rows.filter((row) => chosen.every((facet) => meets(facets, facet, row)));
}

function meets(facets: Facets, facet: FacetName, row: ReleaseRow): boolean {
	const value = valueUnder(facet, row);
	return value !== null && facets[facet].has(value);
}

/** Every value of every facet with its count, the most frequent first, decades in their order; chosen ones stay at 0. */
export function listFacets(facets: Facets, rows: readonly ReleaseRow[]): FacetLine[] {
	return facetNames.flatMap((facet) => {
		const others = applyFacets({ ...facets, [facet]: new Set() }, rows);
		const counts = new Map<string, number>([...facets[facet]].map((value) => [value, 0]));
		for (const row of others) {
			const value = valueUnder(facet, row);
			if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
		}
		const lines = [...counts].map(([value, count]) => ({ facet, value, count, isChosen: facets[facet].has(value) }));
		return facet === 'decade'
			? lines.sort((a, b) => a.value.localeCompare(b.value))
			: lines.sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
	});
}

/** Where the line under the cursor stands after facets or pressings changed: a cursor stays on its value. */
export function followLine(before: readonly FacetLine[], cursor: number, after: readonly FacetLine[]): number {
	const line = before[cursor];
	const at = after.findIndex(({ facet, value }) => facet === line?.facet && value === line.value);
	return at === -1 ? Math.max(0, Math.min(cursor, after.length - 1)) : at;
}

/** With this value taken, or left where it was taken. */
export function toggleFacet(facets: Facets, { facet, value }: Pick<FacetLine, 'facet' | 'value'>): Facets {
	const values = new Set(facets[facet]);
	if (!values.delete(value)) values.add(value);
	return { ...facets, [facet]: values };
}

/** "US, UK · 1990s · official only"; '' when nothing is chosen. */
export function describeFacets(facets: Facets): string {
	return facetNames
		.filter((facet) => facets[facet].size > 0)
		.map((facet) => [...facets[facet]].join(', '))
		.join(' · ');
}
