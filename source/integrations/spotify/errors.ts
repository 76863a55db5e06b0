import { AccountNotServed, type AnswerOrigin, ProviderRefused } from '../../errors.ts';
import { type Judge, judgeByStatus } from '../http/answers.ts';
import type { Clock } from '../http/gate.ts';

/** Spotify no longer takes what it gave out for a listener: only they can let us in again. */
export class GrantEnded extends AccountNotServed {
	constructor(origin: AnswerOrigin, detail: string) {
		super(origin, detail, 'Connect the account again: vinilogy connect spotify');
	}
}

const dashboard = 'https://developer.spotify.com/dashboard';

/** How long nobody asks after the quota was used up: Spotify does not say, and asking soon is of no use. */
const quotaMilliseconds = 3_600_000;

/** Spotify says errors in `error: {status, message, reason}`. 429 is about the last 30 seconds, or about the quota of the app's owner. */
export function createSpotifyJudge(clock: Clock): Judge {
	return (answer) => {
		const verdict = judgeByStatus(answer);
		if (verdict?.kind !== 'limited' || reasonIn(answer.body) !== 'QUOTA_EXCEEDED') return verdict;
		return {
			kind: 'limited',
			detail: "the quota of the app's owner is used up",
			until: new Date(clock().getTime() + quotaMilliseconds),
		};
	};
}

/** Who signs in is told `{error, error_description}`; the description is left out, for nobody promises what it quotes. */
export const judgeSpotifyLogin: Judge = (answer) => {
	const code = fieldsOf(answer.body).get('error');
	const isRefusal = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
	if (!isRefusal || typeof code !== 'string' || !/^[a-z_]{1,40}$/.test(code)) return judgeByStatus(answer);
	return { kind: 'refused', detail: code };
};

/** The refusal of a token or a code, as what it means for the listener. */
export function readLoginRefusal(error: unknown): unknown {
	if (!(error instanceof ProviderRefused)) return error;
	if (error.message.endsWith('invalid_grant')) return new GrantEnded(error, 'the connection has ended (invalid_grant)');
	const next = `Is SPOTIFY_CLIENT_ID that of your app at ${dashboard}?`;
	return new AccountNotServed(error, error.message.split(': ').at(-1) ?? '', next);
}

/** The refusal of a question: 401 is about the token, and stays what it is. */
export function readRefusal(error: unknown): unknown {
	if (!(error instanceof ProviderRefused) || error.status === 401) return error;
	const said = error.message.slice(error.message.indexOf(': ') + 2);
	const next = /scope/i.test(said)
		? 'Connect the account again and allow what is asked for: vinilogy connect spotify'
		: `An app is served while its owner has Premium, for the up to five people whom the owner lists at ${dashboard} (User Management).`;
	return new AccountNotServed(error, said, next);
}

function reasonIn(body: unknown): unknown {
	return fieldsOf(fieldsOf(body).get('error')).get('reason');
}

function fieldsOf(value: unknown): Map<string, unknown> {
	return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
