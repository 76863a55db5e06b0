import { cleanText } from '../../text.ts';
import { type Judge, judgeByStatus, type Verdict } from '../http/answers.ts';
import { pacificDay } from '../http/daily-limits.ts';
import { toNumber } from '../http/fields.ts';
import type { Clock } from '../http/gate.ts';

/**
 * Warnings beside HTTP 200 that say: a part of the question was not understood, and what follows is the answer to another one.
 * 12002 filter, 12008 sort, 12009 category, 12011 and 12012 price and its currency, 12021 and 12022 aspects (eBay's error table).
 */
const ignoredQuestions = new Set([12002, 12008, 12009, 12011, 12012, 12021, 12022]);

/**
 * eBay says errors in `errors: [{errorId, message, longMessage}]`, when it gives out tokens in `error` and `error_description`, and
 * some with HTTP 200 in `warnings`. 429 is about the calls of the day, which are counted anew at midnight Pacific time.
 */
export function createEbayJudge(clock: Clock): Judge {
	return (answer) => {
		const { body, status } = answer;
		if (status === 200) return judgeWarnings(body);
		const said = problemsIn(body, 'errors')[0]?.text ?? describeRefusedToken(body);
		const verdict = judgeByStatus(answer);
		if (verdict === null) return null;
		if (verdict.kind === 'limited') {
			const until = pacificDay(clock()).resetsAt;
			return { kind: 'limited', detail: said || 'its calls of the day are used up', until };
		}
		return said === '' ? verdict : { kind: verdict.kind, detail: `HTTP ${status}: ${said}` };
	};
}

function judgeWarnings(body: unknown): Verdict | null {
	const ignored = problemsIn(body, 'warnings').find(({ id }) => id !== null && ignoredQuestions.has(id));
	return ignored === undefined ? null : { kind: 'invalid', detail: `it did not take the question: ${ignored.text}` };
}

function problemsIn(body: unknown, list: 'errors' | 'warnings'): { id: number | null; text: string }[] {
	const problems = fieldsOf(body).get(list);
	return (Array.isArray(problems) ? problems : []).map((problem) => {
		const fields = fieldsOf(problem);
		const id = toNumber(fields.get('errorId'));
		const message = cleanText(fields.get('message')) || cleanText(fields.get('longMessage'));
		return { id, text: `${id ?? 'error'}: ${message}`.slice(0, 200) };
	});
}

function describeRefusedToken(body: unknown): string {
	const fields = fieldsOf(body);
	const words = [cleanText(fields.get('error')), cleanText(fields.get('error_description'))];
	return words
		.filter((word) => word !== '')
		.join(': ')
		.slice(0, 200);
}

function fieldsOf(value: unknown): Map<string, unknown> {
	return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
