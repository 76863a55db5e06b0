import { UsageError } from '../../errors.ts';
import { readChosenPage } from '../../review/chosen-page.ts';
import type { Review } from '../../review/review.ts';
import type { Decision } from '../../steps/decide.ts';
import { findLink } from '../../store/links.ts';
import { cleanText } from '../../text.ts';
import { exitCodeOfAnswer, listProblems } from '../answers.ts';
import { formatJson } from '../output/json.ts';
import type { ReviewOptions } from '../review.ts';
import type { Session } from '../with-context.ts';
import { describeOutcome, finish, sayWaiting } from './finish.ts';

/**
 * Stores the decisions that a command line names and takes them into use. Everything is checked before anything is stored: a
 * mistyped number leaves all as it was. Throws UsageError.
 */
export async function decideNamed(session: Session, review: Review, options: ReviewOptions): Promise<number> {
	const { context, terminal } = session;
	const decisions: Decision[] = [
		...readNumbers(options.reject).map((linkId) => ({ type: 'reject' as const, linkId })),
		...readNumbers(options.accept).map((linkId) => ({ type: 'accept' as const, linkId })),
	];
	for (const { linkId, text } of options.choose.map(readChoice)) {
		const { entity, entityId } = await findMatch(session, linkId);
		const of = { entity: entity === 'artist' ? ('artist' as const) : ('album' as const), entityId };
		decisions.push({ type: 'choose', of, page: readChosenPage(of.entity, text) });
	}
	for (const decision of decisions) if ('linkId' in decision) await findMatch(session, decision.linkId);
	for (const decision of decisions) await review.decide(decision);
	const problems = await finish(session, review);
	if (options.json) {
		const waiting = (await review.queue()).length;
		const shown = { stored: review.count(), waiting, calls: context.calls, problems: listProblems(problems) };
		terminal.print(formatJson(shown));
	} else {
		terminal.say(await describeOutcome(review));
	}
	sayWaiting(session, problems);
	return exitCodeOfAnswer({ hasAnswer: true, problems });
}

const whereNumbersAre = 'The column `id` of `vinilogy review | cat` numbers them.';

async function findMatch({ context }: Session, linkId: number) {
	const link = await findLink(context.database, linkId);
	if (link !== undefined) return link;
	throw new UsageError(`There is no match ${linkId}.`, whereNumbersAre);
}

function readNumbers(texts: string[]): number[] {
	return texts.map(readNumber);
}

function readNumber(text: string): number {
	if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
	throw new UsageError(`"${cleanText(text)}" is not the number of a match.`, whereNumbersAre);
}

function readChoice(text: string): { linkId: number; text: string } {
	const [, number = '', page = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
	if (page === '') {
		const next = 'For example: vinilogy review --choose 12=m3015104, where 12 is the number of a match.';
		throw new UsageError(`"${cleanText(text)}" does not say which page it is instead.`, next);
	}
	return { linkId: readNumber(number), text: page };
}
