import { want } from '../../store/listeners/wantlist-writer.ts';
import { writeAt } from '../../store/writable.ts';
import { cleanText } from '../../text.ts';
import { explainMissingAlbum, findAlbumFor, readWantedAlbum } from '../album-question.ts';
import { exitCodeOfAnswer, sayProblems } from '../answers.ts';
import { findPressing } from '../find-pressing.ts';
import { ensureListener } from '../listener.ts';
import { withContext } from '../with-context.ts';
import { printWant } from './want-words.ts';

export interface WantOptions {
	mbid?: string;
	/** Discogs' number, where only this pressing will do. */
	release?: number;
	note?: string;
	user: string;
	json: boolean;
}

/** `wantlist add`: puts an album on the listener's own wantlist; it is fetched where it is missing. Nothing is written anywhere else. */
export async function addWant(words: (string | undefined)[], options: WantOptions): Promise<void> {
	const subcommand = 'wantlist add';
	const wanted = readWantedAlbum(words, options.mbid, subcommand);
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal, command } = session;
		const found = await findAlbumFor(context, wanted);
		const { value: album, problems } = found;
		sayProblems(terminal, problems);
		if (album === null) {
			if (problems.length === 0) terminal.say(explainMissingAlbum(wanted, found, { command, subcommand }));
			return exitCodeOfAnswer({ hasAnswer: false, problems });
		}
		const pressing = options.release === undefined ? null : await findPressing(context, album, options.release);
		const said = {
			...(pressing === null ? {} : { discogsId: pressing.discogsId }),
			...(options.note === undefined ? {} : { note: cleanText(options.note) || null }),
		};
		const { user } = await ensureListener(session, options.user);
		const change = await writeAt(context.database, context.clock(), (store) =>
			want(store, user.id, { albumId: album.id, ...said }),
		);
		const words = change.isChanged ? 'is on your wantlist now' : 'was on your wantlist already';
		await printWant(session, { user, album, said: words, isChanged: change.isChanged, json: options.json });
		return exitCodeOfAnswer({ hasAnswer: true, problems });
	});
}
