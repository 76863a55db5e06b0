import { exitCodes } from '../../errors.ts';
import { createDecisions, type Decision } from '../../recommendations/decisions.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import { cleanText } from '../../text.ts';
import { readWantedAlbum } from '../album-question.ts';
import { exitCodeOfAnswer, listProblems } from '../answers.ts';
import { findListener, flagOf } from '../listener.ts';
import { formatJson } from '../output/json.ts';
import { withContext } from '../with-context.ts';
import { describeDecision } from './decision-words.ts';
import { findMeantAlbum } from './meant-album.ts';
import { nameAlbum } from './state.ts';

export interface DecideOptions {
	user: string;
	mbid?: string;
	json: boolean;
}

/**
 * Stores what a listener says to one album (`recs lock`, `recs unlock`, `recs dismiss`; `subcommand` is for the example): it holds from
 * now on, for the screen too. An album that is not stored is asked for.
 */
export async function decideAbout(
	words: (string | undefined)[],
	options: DecideOptions,
	subcommand: string,
	decisionOf: (album: AlbumRow, name: string) => Decision,
): Promise<void> {
	const wanted = readWantedAlbum(words, options.mbid, subcommand);
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal, command } = session;
		const { user } = await findListener(session, options.user);
		const { album, problems } = await findMeantAlbum(session, wanted, subcommand);
		if (album === null) {
			if (options.json) terminal.print(formatJson({ decision: null, isNew: false, problems: listProblems(problems) }));
			return exitCodeOfAnswer({ hasAnswer: false, problems });
		}
		const decision = decisionOf(album, cleanText(nameAlbum({ album })));
		const isNew = await createDecisions(context, user.id).decide(decision);
		if (options.json) terminal.print(formatJson({ decision, isNew, problems: listProblems(problems) }));
		else terminal.say(isNew ? `${describeDecision(decision)}.` : 'It was so already.');
		if (decision.type.startsWith('dismiss'))
			terminal.say(`See it, and take it back, with: ${command} dismissals${flagOf(user)}`);
		return exitCodes.done;
	});
}

/** `recs lock`: keeps an album among the recommendations. */
export function lockAlbum(words: (string | undefined)[], options: DecideOptions): Promise<void> {
	return decideAbout(words, options, 'recs lock', ({ id }, name) => ({ type: 'lock', albumId: id, name }));
}

/** `recs unlock`: lets it go. */
export function unlockAlbum(words: (string | undefined)[], options: DecideOptions): Promise<void> {
	return decideAbout(words, options, 'recs unlock', ({ id }, name) => ({ type: 'unlock', albumId: id, name }));
}

/** `recs dismiss`: never recommends an album again, or, with `artist`, nothing of the first artist it is credited to. */
export function dismiss(
	words: (string | undefined)[],
	options: DecideOptions & { reason?: string; artist: boolean },
): Promise<void> {
	const reason = cleanText(options.reason ?? '') || null;
	return decideAbout(words, options, 'recs dismiss', ({ id, artistId, credit }, name) =>
		options.artist
			? { type: 'dismiss-artist', artistId, reason, name: cleanText(credit) }
			: { type: 'dismiss-album', albumId: id, reason, name },
	);
}
