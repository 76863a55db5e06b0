import { cleanText } from '../../text.ts';
import { type Judge, judgeByStatus, type Verdict } from '../http/answers.ts';

/** What Amazon says to accounts that sold too little through their links. */
export const notEligible = 'AssociateNotEligible';

const kinds: Readonly<Record<string, Verdict['kind']>> = {
	[notEligible]: 'refused',
	AuthorizationFailed: 'refused',
	InvalidAssociate: 'refused',
	InvalidPartnerTag: 'refused',
	ItemsNotFound: 'not-found',
	NoResults: 'not-found',
	ThrottleException: 'limited',
	TooManyRequests: 'limited',
	InternalFailure: 'failed',
};

/**
 * Amazon names its errors in `type` and `reason` beside `message`, or in `errors: [{code, message}]`, which comes with HTTP 200 too:
 * alone it is the answer, beside a result it tells what is missing of it. Who signs in says `error` and `error_description`.
 */
export const judgeAmazon: Judge = (answer) => {
	const { body, status } = answer;
	const fields = fieldsOf(body);
	if (status === 200 && fields.get('searchResult') !== undefined) return null;
	const said = firstError(fields) ?? fields;
	const names = ['reason', 'type', 'code', '__type', 'error'].map((name) => cleanText(said.get(name)));
	const message = cleanText(said.get('message')) || cleanText(said.get('error_description'));
	const name = names.find((candidate) => candidate in kinds) ?? names.find((candidate) => candidate !== '') ?? '';
	const detail = [name, message]
		.filter((part) => part !== '')
		.join(': ')
		.slice(0, 200);
	const kind = kinds[name];
	if (kind !== undefined) return { kind, detail };
	if (status === 200) return firstError(fields) === undefined ? judgeByStatus(answer) : { kind: 'invalid', detail };
	const verdict = judgeByStatus(answer);
	return verdict === null || detail === '' ? verdict : { kind: verdict.kind, detail: `HTTP ${status}: ${detail}` };
};

function firstError(fields: Map<string, unknown>): Map<string, unknown> | undefined {
	const errors = fields.get('errors');
	return Array.isArray(errors) && errors.length > 0 ? fieldsOf(errors[0]) : undefined;
}

function fieldsOf(value: unknown): Map<string, unknown> {
	return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
