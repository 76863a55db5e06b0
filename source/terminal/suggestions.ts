import type { Context } from '../context.ts';
import type { IngestEvent, Summary } from '../ingest/events.ts';
import { findAlbumsByTitle } from '../store/albums-reader.ts';
import { findArtistsByName } from '../store/artists-reader.ts';
import { quoteForShell } from './output/shell.ts';

type Listed = Extract<IngestEvent, { type: 'pressings' }>;

/** Commands that work with what a run has stored; the example is the album with the most pressings that can be found by name. */
export async function suggestCommands({ database }: Context, summary: Summary, listed: Listed[]): Promise<string[]> {
	const goOn = summary.left > 0 ? ['vinilogy ingest'] : [];
	for (const { artist, title } of listed.toSorted((a, b) => b.pressings.found - a.pressings.found)) {
		const [found] = await findArtistsByName(database, artist);
		if (found === undefined || (await findAlbumsByTitle(database, found.id, title)).length === 0) continue;
		return [
			...goOn,
			`vinilogy show artist ${quoteForShell(artist)}`,
			`vinilogy show releases ${quoteForShell(artist)} ${quoteForShell(title)}`,
			'vinilogy stats',
		];
	}
	return [...goOn, 'vinilogy stats'];
}
