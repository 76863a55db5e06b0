import type { Decision } from '../../steps/decide.ts';
import type { CaseKey } from '../../store/decisions-writer.ts';
import type { ReviewCase } from '../../store/review-reader.ts';
import type { Tone } from '../theme.ts';
import { caseKeyOf, goTo, nextWaiting, type ReviewState } from './state.ts';

/** What the screen is told from outside. */
export type ReviewNews =
	/** A case was read; undefined when it is gone. */
	| { type: 'case'; of: CaseKey; found: ReviewCase | undefined }
	/** A decision is stored; `found` is its case as it is now. */
	| { type: 'decided'; decision: Decision; isChanged: boolean; found: ReviewCase | undefined }
	| { type: 'undone'; of: CaseKey }
	/** A decision could not be stored or taken back. */
	| { type: 'refused'; message: string }
	| { type: 'said'; text: string; tone: Tone };

/** The state after something happened outside. Pure. */
export function hear(state: ReviewState, news: ReviewNews): ReviewState {
	switch (news.type) {
		case 'case':
			return isSame(caseKeyOf(state), news.of) ? show(state, news.found) : state;
		case 'decided':
			return afterDecision(state, news);
		case 'undone': {
			const at = state.queue.findIndex((key) => isSame(key, news.of));
			const message = { text: 'Taken back: it is as it was before.', tone: 'plain' } as const;
			return { ...goTo(state, at), isStoring: false, decisions: state.decisions - 1, message };
		}
		case 'refused':
			return { ...state, isStoring: false, message: { text: news.message, tone: 'bad' } };
		case 'said':
			return { ...state, message: { text: news.text, tone: news.tone } };
	}
}

/** A case that is gone (another one decided it, or it was merged) is passed over. */
function show(state: ReviewState, found: ReviewCase | undefined): ReviewState {
	if (found === undefined) return goTo(state, state.at + 1);
	return { ...state, current: found, cursor: Math.max(0, nextWaiting(found, 0)) };
}

/** Stays while a candidate of the case waits, then goes on to the next case. */
function afterDecision(state: ReviewState, news: Extract<ReviewNews, { type: 'decided' }>): ReviewState {
	const { decision, isChanged, found } = news;
	const decided = {
		...state,
		isStoring: false,
		decisions: state.decisions + (isChanged ? 1 : 0),
		message: { text: isChanged ? describe(decision, found) : 'It is decided so already.', tone: 'plain' as const },
	};
	const waiting = found === undefined ? -1 : nextWaiting(found, state.cursor);
	if (found === undefined || waiting === -1) return goTo(decided, state.at + 1);
	return { ...decided, current: found, cursor: waiting };
}

function describe(decision: Decision, found: ReviewCase | undefined): string {
	if (decision.type === 'reject-all') return 'Rejected all of them (z takes it back).';
	if (decision.type === 'choose')
		return `Chosen: ${decision.page.url}; it is looked up when you go on (z takes it back).`;
	const link = found?.candidates.find((candidate) => candidate.link.id === decision.linkId)?.link;
	return `${decision.type === 'accept' ? 'Accepted' : 'Rejected'}: ${link?.label ?? link?.url ?? ''} (z takes it back).`;
}

function isSame(a: CaseKey | undefined, b: CaseKey): boolean {
	return a?.entity === b.entity && a.entityId === b.entityId;
}
