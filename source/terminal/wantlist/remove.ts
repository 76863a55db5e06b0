import { exitCodes } from '../../errors.ts';
import { unwant } from '../../store/listeners/wantlist-writer.ts';
import { readWishes } from '../../store/listeners/wishes-reader.ts';
import { writeAt } from '../../store/writable.ts';
import { findStoredAlbum, readWantedAlbum } from '../album-question.ts';
import { findListener, flagOf } from '../listener.ts';
import { formatJson } from '../output/json.ts';
import { titleOf } from '../output/provider-titles.ts';
import { type Session, withContext } from '../with-context.ts';
import { printWant } from './want-words.ts';

/** `wantlist remove`: takes an album off the listener's own wantlist. What is on a wantlist elsewhere stays there. */
export async function removeWant(
	words: (string | undefined)[],
	{ mbid, user: typed, json }: { mbid?: string; user: string; json: boolean },
): Promise<void> {
	const wanted = readWantedAlbum(words, mbid, 'wantlist remove');
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context } = session;
		const { user } = await findListener(session, typed);
		const album = await findStoredAlbum(context, wanted);
		if (album === null) return sayNotWanted(session, flagOf(user), [], json);
		const { isChanged } = await writeAt(context.database, context.clock(), (store) => unwant(store, user.id, album.id));
		if (!isChanged) {
			const wishes = await readWishes(context.database, user.id);
			const elsewhere = wishes.filter(({ albumId }) => albumId === album.id).map(({ source }) => source);
			return sayNotWanted(session, flagOf(user), elsewhere, json);
		}
		await printWant(session, { user, album, said: 'is not on your wantlist any more', isChanged, json });
		return exitCodes.done;
	});
}

function sayNotWanted({ terminal, command }: Session, flag: string, elsewhere: string[], json: boolean): number {
	if (json) terminal.print(formatJson({ isChanged: false, elsewhere }));
	terminal.say(
		elsewhere.includes('discogs')
			? `That is on your wantlist at ${titleOf('discogs')}, not on your own here: it can be taken off there.`
			: `That is not on your wantlist.\nSee what is: ${command} wantlist${flag}`,
	);
	return exitCodes.failed;
}
