import { exitCodes, UsageError } from '../../errors.ts';
import { readChosenPage } from '../../review/chosen-page.ts';
import type { Decision } from '../../steps/decide.ts';
import type { CaseKey } from '../../store/decisions-writer.ts';
import { chooseKeys, commandOf, reviewHelpKeys, reviewKeys } from '../keys.ts';
import { editText } from '../typed-text.ts';
import { candidateOf, caseKeyOf, goTo, type Mode, type ReviewState } from './state.ts';
import { whyNot } from './why-not.ts';

/** What a key asks of the outside. */
export type Effect =
	| { type: 'decide'; of: CaseKey; decision: Decision }
	| { type: 'undo' }
	| { type: 'open-page'; url: string }
	| { type: 'leave'; exitCode: number };

/** What a key makes of the state, and what it asks of the outside; null for nothing. */
export interface Pressed {
	state: ReviewState;
	effect: Effect | null;
}

const deciding: Mode = { kind: 'deciding' };

/** The state after one key, named as in the table of keys. Pure. */
export function press(before: ReviewState, key: string): Pressed {
	const state = before.message === null ? before : { ...before, message: null };
	const everywhere = commandOf(reviewKeys, key);
	if (everywhere === 'leave') return { state, effect: { type: 'leave', exitCode: exitCodes.cancelled } };
	switch (state.mode.kind) {
		case 'deciding':
			return pressDeciding(state, key);
		case 'choosing':
			return pressChoosing(state, state.mode.text, key);
		case 'help':
			return only(pressHelp(state, state.mode.top, key));
	}
}

function pressDeciding(state: ReviewState, key: string): Pressed {
	const command = commandOf(reviewKeys, key);
	if (command === undefined) return only(state);
	const reason = whyNot(state, command);
	if (reason !== null) return only({ ...state, message: { text: reason, tone: 'plain' } });
	const link = candidateOf(state)?.link;
	const of = caseKeyOf(state);
	switch (command) {
		case 'accept':
		case 'reject':
			return of && link ? store(state, of, { type: command, linkId: link.id }) : only(state);
		case 'reject-all':
			return of ? store(state, of, { type: command, of }) : only(state);
		case 'choose':
			return only({ ...state, mode: { kind: 'choosing', text: '' } });
		case 'skip':
			return only(goTo(state, state.at + 1));
		case 'previous':
			return only(goTo(state, state.at - 1));
		case 'down':
			return only(moveCursor(state, 1));
		case 'up':
			return only(moveCursor(state, -1));
		case 'web':
			return link === undefined ? only(state) : { state, effect: { type: 'open-page', url: link.url } };
		case 'undo':
			return { state: { ...state, isStoring: true }, effect: { type: 'undo' } };
		case 'help':
			return only({ ...state, mode: { kind: 'help', top: 0 } });
		case 'back':
			return { state, effect: { type: 'leave', exitCode: exitCodes.done } };
		default:
			return only(state);
	}
}

function pressChoosing(state: ReviewState, text: string, key: string): Pressed {
	const command = commandOf(chooseKeys, key);
	const of = caseKeyOf(state);
	if (command === 'back' || of === undefined) return only({ ...state, mode: deciding });
	if (command !== 'accept') return only({ ...state, mode: { kind: 'choosing', text: editText(text, key, command) } });
	try {
		const page = readChosenPage(of.entity, text);
		return store({ ...state, mode: deciding }, of, { type: 'choose', of, page });
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		return only({ ...state, message: { text: `${error.message} ${error.next}`, tone: 'bad' } });
	}
}

function pressHelp(state: ReviewState, top: number, key: string): ReviewState {
	const command = commandOf(reviewHelpKeys, key);
	if (command === 'back') return { ...state, mode: deciding };
	const step = command === 'down' ? 1 : command === 'up' ? -1 : 0;
	const next = Math.max(0, Math.min(reviewKeys.length - 1, top + step));
	return { ...state, mode: { kind: 'help', top: next } };
}

function moveCursor(state: ReviewState, step: number): ReviewState {
	const last = (state.current?.candidates.length ?? 0) - 1;
	return { ...state, cursor: Math.max(0, Math.min(last, state.cursor + step)) };
}

function store(state: ReviewState, of: CaseKey, decision: Decision): Pressed {
	return { state: { ...state, isStoring: true }, effect: { type: 'decide', of, decision } };
}

function only(state: ReviewState): Pressed {
	return { state, effect: null };
}
