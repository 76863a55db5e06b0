import type { CommandOf, reviewKeys } from '../keys.ts';
import { candidateOf, type ReviewState } from './state.ts';

/** Why a key does nothing now, or null when it does something. A disabled key says this. */
export function whyNot(state: ReviewState, command: CommandOf<typeof reviewKeys>): string | null {
	const { current, queue, at } = state;
	switch (command) {
		case 'accept':
		case 'reject':
		case 'reject-all':
		case 'choose':
			if (at >= queue.length) return 'Nothing is left to decide here.';
			return current === null || state.isStoring ? 'One moment …' : whyNotIn(state, command);
		case 'web':
			return candidateOf(state) === undefined ? 'No candidate is selected.' : null;
		case 'up':
		case 'down':
			return (current?.candidates.length ?? 0) < 2 ? 'There is only one candidate.' : null;
		case 'undo':
			return state.decisions === 0 ? 'Nothing was decided yet.' : null;
		case 'skip':
			return at >= queue.length ? 'This is the end.' : null;
		case 'previous':
			return at === 0 ? 'This is the first one.' : null;
		default:
			return null;
	}
}

function whyNotIn(state: ReviewState, command: 'accept' | 'reject' | 'reject-all' | 'choose'): string | null {
	const link = candidateOf(state)?.link;
	if (command === 'choose') return null;
	if (command === 'reject-all') {
		const isWaiting = state.current?.candidates.some((candidate) => candidate.link.state === 'review');
		return isWaiting ? null : 'All of them are decided.';
	}
	if (link === undefined) return 'No candidate is selected.';
	const decided = command === 'accept' ? 'accepted' : 'rejected';
	return link.state === decided ? `This one is ${decided} already.` : null;
}
