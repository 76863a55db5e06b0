import { type Judge, quoteMessage } from '../http/answers.ts';

/**
 * MusicBrainz says "too fast" with 503 (an overloaded search server says the same and wants the same: to be left alone for a while),
 * and 400 "Invalid mbid." for what can never be an id.
 */
export const judgeMusicbrainz: Judge = ({ status, body }) => {
	const said = quoteMessage(body);
	if (status === 503) return { kind: 'limited', detail: said || 'HTTP 503' };
	if (status === 400 && /invalid mbid/i.test(said)) return { kind: 'not-found', detail: said };
	return null;
};
