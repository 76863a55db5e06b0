import type { AlbumRow } from '../../store/albums-reader.ts';
import type { UserRow } from '../../store/listeners/users-reader.ts';
import { findWant } from '../../store/listeners/wantlist-reader.ts';
import { cleanText } from '../../text.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import type { Session } from '../with-context.ts';

/** Prints what the listener's own wantlist says of an album now, as a sentence, TSV or JSON. `said`: "is on your wantlist now". */
export async function printWant(
	{ context, terminal }: Session,
	{
		user,
		album,
		said,
		isChanged,
		json,
	}: { user: UserRow; album: AlbumRow; said: string; isChanged: boolean; json: boolean },
): Promise<void> {
	const want = await findWant(context.database, user.id, album.id);
	const { id, mbid, title, credit } = album;
	const shown = want === undefined ? null : { discogsId: want.discogsId, note: want.note, since: want.addedAt };
	const row = { albumId: id, artist: credit, title, mbid, isChanged, ...shown };
	if (json) terminal.print(formatJson({ user: user.name, isChanged, album: { id, mbid, credit, title }, want: shown }));
	else if (terminal.isInteractive) terminal.print(cleanText(`${credit} – ${title} ${said}.`));
	else
		terminal.print(formatTsv([row], ['albumId', 'artist', 'title', 'mbid', 'isChanged', 'discogsId', 'note', 'since']));
}
