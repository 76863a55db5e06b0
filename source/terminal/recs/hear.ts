import type { Decision } from '../../recommendations/decisions.ts';
import type { RecommendationSet } from '../../recommendations/recommendation.ts';
import { withRows } from '../browse/list.ts';
import type { ShownPicture } from '../browse/state.ts';
import type { Tone } from '../theme.ts';
import { recsPane } from './columns.ts';
import { pictureKey } from './cover.ts';
import { describeDecision } from './decision-words.ts';
import type { FoundCover, RecsState } from './state.ts';

/** What the screen is told from outside. */
export type RecsNews =
	/** Since when a set is being made; null when that has ended. */
	| { type: 'computing'; since: Date | null }
	| { type: 'set'; set: RecommendationSet; wanted: ReadonlySet<number> }
	/** A decision is stored. `isNew` is false where it was so already. */
	| { type: 'decided'; decision: Decision; isNew: boolean }
	| { type: 'undone'; decision: Decision }
	/** A decision could not be stored or taken back. */
	| { type: 'refused'; message: string }
	/** What would be sent to Discogs for this album. */
	| { type: 'dry-run'; albumId: number; lines: readonly string[] }
	/** It cannot be sent: the question is put no more. */
	| { type: 'not-sent'; message: string }
	| { type: 'cover'; albumId: number; cover: FoundCover }
	| { type: 'picture'; picture: ShownPicture }
	| { type: 'said'; text: string; tone: Tone }
	| { type: 'tick'; now: Date }
	| { type: 'resized'; columns: number; rows: number };

/** The state after something happened outside. Pure. */
export function hear(state: RecsState, news: RecsNews): RecsState {
	switch (news.type) {
		case 'computing':
			return { ...state, computingSince: news.since };
		case 'set':
			return takeIn(state, news.set, news.wanted);
		case 'decided':
			return {
				...state,
				storing: state.storing - 1,
				decisions: state.decisions + (news.isNew ? 1 : 0),
				message: {
					text: news.isNew ? `${describeDecision(news.decision)} (z takes it back).` : 'It was so already.',
					tone: 'plain',
				},
			};
		case 'undone':
			return {
				...state,
				storing: state.storing - 1,
				decisions: state.decisions - 1,
				message: { text: `Taken back, it is as it was before: ${news.decision.name}`, tone: 'plain' },
			};
		case 'refused':
			return { ...state, storing: state.storing - 1, message: { text: news.message, tone: 'bad' } };
		case 'dry-run': {
			const { mode } = state;
			const isAsked = mode.kind === 'confirm' && mode.row.album.id === news.albumId;
			return isAsked ? { ...state, mode: { ...mode, lines: news.lines } } : state;
		}
		case 'not-sent':
			return {
				...state,
				mode: state.mode.kind === 'confirm' ? { kind: 'list' } : state.mode,
				message: { text: news.message, tone: 'warning' },
			};
		case 'cover':
			return { ...state, covers: new Map(state.covers).set(news.albumId, news.cover) };
		case 'picture':
			return news.picture.key === pictureKey(state) ? { ...state, picture: news.picture } : state;
		case 'said':
			return { ...state, message: { text: news.text, tone: news.tone } };
		case 'tick':
			return { ...state, showing: { ...state.showing, now: news.now } };
		case 'resized':
			return { ...state, size: { columns: news.columns, rows: news.rows } };
	}
}

/** The selection stays with its album, or where it was when that is gone. While a decision is being stored, the set is older than the list. */
function takeIn(state: RecsState, set: RecommendationSet, wanted: ReadonlySet<number>): RecsState {
	if (state.storing > 0) return state;
	const next = { ...state, set, wanted };
	return { ...next, list: withRows(state.list, recsPane(next), set.items) };
}
