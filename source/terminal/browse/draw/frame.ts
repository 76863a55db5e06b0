import { drawHelp } from '../../draw-help.ts';
import { browseKeys, type KeyBinding } from '../../keys.ts';
import { drawTooSmall, isTooSmall } from '../../output/blocks.ts';
import { formatFooter } from '../../output/footer.ts';
import { pad } from '../../output/widths.ts';
import { albumPane, artistPane, pressingPane } from '../columns.ts';
import { listKeys, modeKeys } from '../help.ts';
import { type Layout, layScreen } from '../layout.ts';
import { emptyList } from '../list.ts';
import { hasOffer, offeredName } from '../offer.ts';
import { type BrowseState, type Level, levelOf, type PaneName } from '../state.ts';
import { whyNot } from '../why-not.ts';
import { drawCrumbs } from './crumbs.ts';
import { drawDetail } from './detail.ts';
import { drawComparison, drawFacets, drawPages, drawSearch } from './overlays.ts';
import { drawPane } from './pane.ts';
import { drawPrices } from './prices.ts';
import { describeEmpty, describePane, drawStatusLine } from './status.ts';

/**
 * The whole screen as lines, each as wide as the terminal and as many as it is high. Pure: the same state gives the same
 * frame, so that what a person sees can be tested without a terminal.
 */
export function drawFrame(state: BrowseState): string[] {
	const { columns } = state.size;
	if (isTooSmall(state.size)) return drawTooSmall(state.size);
	const layout = layScreen(state);
	return [
		drawCrumbs(state),
		drawRule(joints(state, layout), '┬', columns),
		...drawBody(state, layout, columns),
		drawRule(joints(state, layout), '┴', columns, layout.picture?.columns),
		...drawDetail(state, layout, columns),
		drawStatusLine(state),
		pad(drawKeys(state), columns),
	];
}

/** Who a typed name is fetched from. */
const fetchedFrom = ({ hasLastfm }: BrowseState): string => (hasLastfm ? 'Last.fm' : 'MusicBrainz');

function drawBody(state: BrowseState, layout: Layout, columns: number): string[] {
	const { mode } = state;
	const level = levelOf(state);
	const height = layout.paneRows;
	switch (mode.kind) {
		case 'search':
			return drawSearch(mode, fetchedFrom(state), columns, height);
		case 'compare':
			return drawComparison(mode, state.now, columns, height);
		case 'prices':
			return drawPrices(state, mode, columns, height);
		case 'pages':
			return drawPages(mode.pages, mode.cursor, columns, height);
		case 'help':
			return drawHelp(mode, listKeys(mode.filter), columns, height);
		case 'facets': {
			if (level.pressings === null) return drawPanes(state, layout, level);
			const width = facetWidth(columns);
			const facets = drawFacets(level.pressings, mode.cursor, width, height);
			if (width === columns) return facets;
			const pressings = drawNamedPane(state, level, 'pressings', columns - width - 1, height);
			return facets.map((line, at) => `${line}│${pressings[at] ?? ''}`);
		}
		default:
			return drawPanes(state, layout, level);
	}
}

function facetWidth(columns: number): number {
	return columns < 70 ? columns : Math.min(48, Math.floor(columns * 0.45));
}

function drawPanes(state: BrowseState, { panes, paneRows }: Layout, level: Level): string[] {
	const drawn = panes.map(({ pane, width }) => drawNamedPane(state, level, pane, width, paneRows));
	return Array.from({ length: paneRows }, (_, at) => drawn.map((lines) => lines[at] ?? '').join('│'));
}

function drawNamedPane(state: BrowseState, level: Level, pane: PaneName, width: number, height: number): string[] {
	const shared = {
		isFocused: level.focus === pane && state.mode.kind !== 'facets',
		status: describePane(state, level, pane),
		now: state.now,
		isMarked: () => false,
		isFaint: () => false,
		offer: null,
		empty: describeEmpty(level, pane),
	};
	switch (pane) {
		case 'artists': {
			const { list } = level.artists;
			const offer = hasOffer(state) ? `+ fetch "${list.filter.trim()}" from ${fetchedFrom(state)}` : null;
			const isFaint = ({ counts }: { counts: { fetchedAt: Date | null } | null }) => counts?.fetchedAt === null;
			return drawPane({ ...shared, list, kind: artistPane, offer, isFaint }, width, height);
		}
		case 'albums':
			return drawPane({ ...shared, list: level.albums?.list ?? emptyList(), kind: albumPane }, width, height);
		case 'pressings': {
			const marked = level.pressings?.marked;
			const isMarked = ({ id }: { id: number }) => marked?.has(id) === true;
			const list = level.pressings?.list ?? emptyList();
			return drawPane({ ...shared, list, kind: pressingPane, isMarked }, width, height);
		}
	}
}

/** Where the borders between panes meet the rules above and below. */
function joints({ mode, size }: BrowseState, { panes }: Layout): number[] {
	if (mode.kind === 'facets') {
		const width = facetWidth(size.columns);
		return width === size.columns ? [] : [width];
	}
	if (mode.kind !== 'lists' && mode.kind !== 'filter' && mode.kind !== 'export') return [];
	let at = -1;
	return panes.slice(0, -1).map(({ width }) => {
		at += width + 1;
		return at;
	});
}

/** `below` is where a border begins that goes down from it. */
function drawRule(at: number[], joint: '┬' | '┴', columns: number, below?: number): string {
	const rule = Array.from({ length: columns }, () => '─');
	for (const column of at) rule[column] = joint;
	if (below !== undefined) rule[below] = at.includes(below) ? '┼' : '┬';
	return rule.join('');
}

function drawKeys(state: BrowseState): string {
	const { mode, size } = state;
	return mode.kind === 'lists'
		? formatFooter(nameFetch(state, browseKeys), (command) => whyNot(state, command), size.columns)
		: formatFooter(nameFetch(state, modeKeys[mode.kind]), () => null, size.columns);
}

/** On the offer to fetch a name Enter does neither open nor keep anything. */
function nameFetch<Command extends string>(
	state: BrowseState,
	bindings: readonly KeyBinding<Command>[],
): readonly KeyBinding<Command>[] {
	const isList = state.mode.kind === 'lists' || state.mode.kind === 'filter';
	if (!isList || offeredName(state) === null) return bindings;
	return bindings.map((binding) => (binding.keys.includes('enter') ? { ...binding, short: 'fetch' } : binding));
}
