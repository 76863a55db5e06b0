import type { RecommendationSet } from '../../recommendations/recommendation.ts';
import type { CommandOf, recsKeys } from '../keys.ts';
import { pageOf } from './page.ts';
import { type RecsState, selectedRow } from './state.ts';

/** Why a key does nothing now, or null when it does something. A disabled key says this. */
export function whyNot(state: RecsState, command: CommandOf<typeof recsKeys>): string | null {
	const row = selectedRow(state);
	switch (command) {
		case 'open':
		case 'lock':
		case 'dismiss':
		case 'dismiss-artist':
		case 'want':
		case 'want-at-discogs':
		case 'copy':
			return row === undefined ? 'Nothing is selected.' : null;
		case 'web':
			if (row === undefined) return 'Nothing is selected.';
			return pageOf(row.album) === null ? 'It has no page that is known.' : null;
		case 'undo':
			return state.decisions + state.storing === 0 ? 'Nothing was decided yet.' : null;
		case 'changes':
			return whyNoChanges(state.set);
		case 'discovery':
			return state.parameters.discover >= 1 ? 'It is all discovery already.' : null;
		case 'familiar':
			return state.parameters.discover <= 0 ? 'It is all familiar already.' : null;
		case 'filter':
		case 'sort':
			return state.list.rows.length === 0 ? 'The list is empty.' : null;
		default:
			return null;
	}
}

function whyNoChanges({ change }: RecommendationSet): string | null {
	if (change === null) return 'There is no earlier set to compare it with.';
	return change.added.length + change.gone.length === 0 ? 'Nothing changed since the last set.' : null;
}
