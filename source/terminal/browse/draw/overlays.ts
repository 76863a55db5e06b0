import { drawChoice } from '../../draw-choice.ts';
import { fillBlock } from '../../output/blocks.ts';
import { cell, typedCell } from '../../output/cell.ts';
import { formatCounted } from '../../output/numbers.ts';
import { pad } from '../../output/widths.ts';
import { paint } from '../../theme.ts';
import { type Comparison, comparedNames, comparePressings, countFitting } from '../compare.ts';
import { type FacetLine, listFacets } from '../facets.ts';
import type { Page } from '../pages.ts';
import { countRows, offersToFetch, type SearchState } from '../search.ts';
import type { PressingsView } from '../state.ts';

/** The search over everything, best hit first; the last row offers to fetch what was typed. */
export function drawSearch(search: SearchState, from: string, width: number, height: number): string[] {
	const { query, hits, foundFor, cursor } = search;
	const state =
		query.trim() === ''
			? 'Type a name, a title, a label, a catalogue number or a barcode.'
			: foundFor === query
				? `${formatCounted(hits.length, 'hit')}`
				: 'searching …';
	const kind = 16;
	const rows = hits.map((hit) => {
		const text = Math.floor((width - kind - 4) * 0.5);
		return `${cell(hit.kind, kind)} ${cell(hit.text, text)} ${cell(hit.detail, width - kind - text - 4)}`;
	});
	const offer = offersToFetch(search) ? [cell(`+ fetch "${query.trim()}" from ${from}`, width - 2)] : [];
	const head = [paint.heading(typedCell(': ', query, width)), paint.faint(cell(state, width))];
	return drawChoice(head, [...rows, ...offer], Math.min(cursor, Math.max(0, countRows(search) - 1)), width, height);
}

/** All values that pressings can be filtered by, with counts; chosen ones are marked. */
export function drawFacets({ facets, all }: PressingsView, cursor: number, width: number, height: number): string[] {
	const lines = listFacets(facets, all);
	const rows = lines.map(({ facet, value, count, isChosen }, at) => {
		const name = lines[at - 1]?.facet === facet ? '' : titles[facet];
		const room = Math.max(4, width - 2 - 9 - 4 - 7);
		return `${cell(name, 8)} [${isChosen ? 'x' : ' '}] ${cell(value, room)} ${cell(String(count), 5, 'right')}`;
	});
	return drawChoice([paint.heading(cell('  Show only', width))], rows, cursor, width, height);
}

const titles: Record<FacetLine['facet'], string> = {
	kind: 'Kind',
	country: 'Country',
	decade: 'Decade',
	format: 'Format',
	label: 'Label',
};

/** Pressings side by side; what differs is marked, so that it is seen without colour too. */
export function drawComparison({ rows, at, top }: Comparison, now: Date, width: number, height: number): string[] {
	const name = comparedNames;
	const fitting = countFitting({ rows }, width);
	const first = Math.max(0, Math.min(at, rows.length - fitting));
	const room = Math.floor((width - name) / fitting) - 1;
	const more = rows.length > fitting ? `, ${first + 1}–${first + fitting} shown` : '';
	const head = paint.heading(cell(`Comparing ${rows.length} pressings${more} · ≠ differs`, width));
	const lines = comparePressings(rows, now).map(({ title, values, differs }) => {
		const cells = values.slice(first, first + fitting).map((value) => cell(value, room));
		const line = pad(`${differs ? '≠' : ' '} ${cell(title, name - 3)} ${cells.join(' ')}`, width);
		return differs ? paint.strong(line) : paint.faint(line);
	});
	return fillBlock([head, ...lines.slice(top)], { columns: width, rows: height });
}

/** The pages that a row has at other services. */
export function drawPages(pages: readonly Page[], cursor: number, width: number, height: number): string[] {
	const lines = pages.map(({ title, url }) => `${cell(title, 12)} ${cell(url, Math.max(0, width - 15))}`);
	return drawChoice([paint.heading(cell('  Open in the web browser', width))], lines, cursor, width, height);
}
