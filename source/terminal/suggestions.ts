import type { IngestEvent, Summary } from '../ingest/events.ts';
import { findAlbumsByTitle } from '../store/albums-reader.ts';
import { findArtistsByName } from '../store/artists-reader.ts';
import { quoteForShell } from './output/shell.ts';
import type { Session } from './with-context.ts';

type Listed = Extract<IngestEvent, { type: 'pressings' }>;

/** Commands that work with what a run has stored; the example is the album with the most pressings that can be found by name. */
export async function suggestCommands(
	{ context: { database }, command }: Pick<Session, 'context' | 'command'>,
	summary: Summary,
	listed: Listed[],
): Promise<string[]> {
	const goOn = summary.left > 0 ? [`${command} ingest`] : [];
	for (const { artist, title } of listed.toSorted((a, b) => b.pressings.found - a.pressings.found)) {
		const [found] = await findArtistsByName(database, artist);
		if (found === undefined || (await findAlbumsByTitle(database, found.id, title)).length === 0) continue;
		return [
			...goOn,
			`${command} show artist ${quoteForShell(artist)}`,
			`${command} show releases ${quoteForShell(artist)} ${quoteForShell(title)}`,
			`${command} stats`,
		];
	}
	return [...goOn, `${command} stats`];
}
