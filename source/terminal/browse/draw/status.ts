import { formatAge, formatWait } from '../../output/ages.ts';
import { cell, typedCell } from '../../output/cell.ts';
import { formatCount } from '../../output/numbers.ts';
import { nameProviders, titleOf } from '../../output/provider-titles.ts';
import { paint } from '../../theme.ts';
import { describeFacets } from '../facets.ts';
import { layScreen } from '../layout.ts';
import { detailShown } from '../prices/detail-shown.ts';
import type { BrowseState, Level, PaneName, PaneStatus, SourceLine } from '../state.ts';

/** What a person wants to know of a pane's rows: the filter, how many, whether more is on its way and from whom, how old. */
export function describePane(state: BrowseState, level: Level, pane: PaneName): string {
	const view = level[pane];
	if (view === null) return describeMissing(level, pane);
	const { list, status } = view;
	const total = list.rows.length;
	const counted =
		list.shown.length === total ? formatCount(total) : `${formatCount(list.shown.length)} of ${formatCount(total)}`;
	const facets = pane === 'pressings' && level.pressings !== null ? describeFacets(level.pressings.facets) : '';
	const marked = pane === 'pressings' ? (level.pressings?.marked.size ?? 0) : 0;
	const isTyping = state.mode.kind === 'filter' && level.focus === pane;
	return [
		isTyping || list.filter !== '' ? `/${list.filter}${isTyping ? '▏' : ''}` : '',
		facets,
		status.isRead ? counted : status.fetchingSince === null ? 'reading …' : '',
		marked === 0 ? '' : `${marked} marked`,
		describeStatus(status, state),
	]
		.filter(Boolean)
		.join(' · ');
}

function describeMissing(level: Level, pane: PaneName): string {
	if (pane === 'albums') return level.artists.list.shown.length === 0 ? '' : 'reading …';
	return level.albums === null || level.albums.list.shown.length === 0 ? '' : 'reading …';
}

/** What a pane without rows says: that they were never asked for, that there are none, or that a filter hides them. */
export function describeEmpty(level: Level, pane: PaneName): string {
	const view = level[pane];
	if (view === null || !view.status.isRead || view.status.fetchingSince !== null) return '';
	if (view.list.rows.length > 0) return 'The filter leaves none: Esc clears it.';
	if (pane === 'pressings' && (level.pressings?.all.length ?? 0) > 0) return 'The facets leave none: f changes them.';
	const { problem } = view.status;
	if (problem !== null) return `Nothing is stored of it yet. ${problem.message.replace(/\.$/, '')}. ${problem.next}`;
	if (view.status.fetchedAt !== null) return 'The source has none.';
	if (pane !== 'artists') return 'Not fetched yet: Enter.';
	return level.place.kind === 'library' ? 'None yet: / and a name fetches one.' : 'None are known.';
}

/** "asking Discogs … 12 s", "3 hours ago, Discogs waits 42 s". */
function describeStatus(status: PaneStatus, { sources, now }: BrowseState): string {
	const who = titleOf(status.source);
	const gate = sources.find(({ source }) => source === status.source);
	const waits =
		gate?.until == null ? null : `${who} waits ${formatWait((gate.until.getTime() - now.getTime()) / 1000)}`;
	const age = status.fetchedAt === null ? '' : formatAge(status.fetchedAt, now);
	if (status.fetchingSince !== null) {
		const seconds = Math.floor((now.getTime() - status.fetchingSince.getTime()) / 1000);
		const asking = waits ?? `asking ${who} …${seconds < 2 ? '' : ` ${formatWait(seconds)}`}`;
		return age === '' ? asking : `${age}, ${asking}`;
	}
	if (status.problem !== null) {
		const { message, until } = status.problem;
		const again = until === null ? '' : `, again in ${formatWait((until.getTime() - now.getTime()) / 1000)}`;
		return [age, waits ?? message + again].filter(Boolean).join(', ');
	}
	return age;
}

/** The line above the keys: a message, what is typed, or what every source is doing. */
export function drawStatusLine(state: BrowseState): string {
	const { columns } = state.size;
	const { mode, message } = state;
	if (mode.kind === 'export') return typedCell('Write this list to: ', mode.path, columns);
	if (message !== null) return paint[message.tone](cell(nameProviders(message.text), columns));
	const naming =
		state.naming === null ? [] : [`looking up "${state.naming.name}" … ${secondsSince(state.naming.since, state.now)}`];
	const asked = nameSources(state, 'asked');
	const waiting = state.sources.flatMap(({ source, until }) =>
		until === null ? [] : [`${titleOf(source)} waits ${formatWait((until.getTime() - state.now.getTime()) / 1000)}`],
	);
	const down = nameSources(state, 'down');
	const sources = [
		...(asked === '' ? [] : [`asking ${asked}`]),
		...waiting,
		...(down === '' ? [] : [`${down} cannot be reached`, 'what is stored still works']),
	];
	const review = state.waitingForReview === 0 ? [] : [`${formatCount(state.waitingForReview)} to review (R)`];
	const said = [...naming, ...sources, ...review];
	// On a screen too low for the band below the panes, its notice stands here.
	const notice = layScreen(state).detailRows === 0 ? (detailShown(state)?.notice ?? '') : '';
	return paint.faint(cell(said.length === 0 ? notice : said.join(' · '), columns));
}

/** "Discogs", "Last.fm and Discogs", "Last.fm, MusicBrainz and 5 more", or "7 sources": what matters follows these names. */
function nameSources({ sources, size }: BrowseState, wanted: SourceLine['is']): string {
	const names = sources.filter(({ is }) => is === wanted).map(({ source }) => titleOf(source));
	const room = Math.max(1, Math.floor(size.columns / 40));
	if (names.length <= room) return names.join(' and ');
	if (room === 1) return `${names.length} sources`;
	return `${names.slice(0, room).join(', ')} and ${names.length - room} more`;
}

function secondsSince(since: Date, now: Date): string {
	return formatWait(Math.max(0, Math.floor((now.getTime() - since.getTime()) / 1000)));
}
