import type { Database } from '../../db/client.ts';
import { exitCodes, UsageError } from '../errors.ts';
import { findAlbum } from '../store/albums-reader.ts';
import { findArtist } from '../store/artists-reader.ts';
import type { SearchHit } from '../store/search/hits.ts';
import { searchEverything } from '../store/search/search.ts';
import { cleanText } from '../text.ts';
import { discogsNotice } from './output/discogs-notice.ts';
import { formatJson } from './output/json.ts';
import { quoteForShell } from './output/shell.ts';
import { type Column, formatTable } from './output/table.ts';
import { formatTsv } from './output/tsv.ts';
import { wrapWords } from './output/widths.ts';
import { paint } from './theme.ts';
import { type Session, withContext } from './with-context.ts';

/** A hit with the command that shows more of it: `show artist "Arctic Monkeys"`. */
interface ShownHit extends SearchHit {
	next: string;
}

const fields: (keyof SearchHit)[] = [
	...(['kind', 'text', 'detail', 'score'] as const),
	...(['artistId', 'albumId', 'discogsId', 'pressings'] as const),
];

const columns: Column<ShownHit>[] = [
	{ title: 'Kind', value: ({ kind }) => kind, importance: 1 },
	{ title: 'Name', value: ({ text }) => cleanText(text), importance: 1, narrowest: 20 },
	{ title: 'Detail', value: ({ detail }) => cleanText(detail), importance: 2, narrowest: 16 },
	{ title: 'Go on with', value: ({ next }) => next, importance: 3 },
];

/** `search`: everything stored that a query may mean, as a table, TSV or JSON. Asks no source. */
export async function search(words: string[], options: { limit: number; json: boolean }): Promise<void> {
	const query = cleanText(words.join(' '));
	if (query === '') throw new UsageError('Nothing to search for.', 'For example: vinilogy search artic monkes');
	await withContext({ stopsOnInterrupt: true }, (session) => show(session, query, options));
}

async function show(
	{ context, terminal, command }: Session,
	query: string,
	{ limit, json }: { limit: number; json: boolean },
): Promise<number> {
	const hits = await searchEverything(context.database, query, limit);
	if (json) {
		terminal.print(formatJson({ query, hits }));
	} else if (hits.length === 0) {
		terminal.say(explainNothing(query, command));
	} else if (terminal.isInteractive) {
		const shown = await Promise.all(hits.map((hit) => addNext(context.database, hit)));
		terminal.print(formatHits(shown, command, terminal.columns()));
	} else {
		terminal.print(formatTsv(hits, fields));
	}
	return hits.length === 0 ? exitCodes.failed : exitCodes.done;
}

/** The hits for a person to read, and how to go on from the first. */
function formatHits(hits: ShownHit[], command: string, width: number): string {
	const next = hits.find((hit) => hit.next !== '')?.next;
	const isOfDiscogs = hits.some(({ kind }) => kind !== 'artist' && kind !== 'album');
	return [
		formatTable(hits, columns, width),
		// Not wrapped: a command is to be copied in one piece.
		...(next === undefined ? [] : [paint.faint(`Go on with: ${command} ${next}`)]),
		...(isOfDiscogs ? wrapWords(discogsNotice(''), width).map(paint.faint) : []),
	].join('\n');
}

async function addNext(database: Database, hit: SearchHit): Promise<ShownHit> {
	const words = await nextWords(database, hit);
	const next = words.length === 0 ? '' : ['show', ...words.map((word) => quoteForShell(cleanText(word)))].join(' ');
	return { ...hit, next };
}

/** What shows more of a hit; nothing where several pressings share a number and no album is known. */
async function nextWords(database: Database, { kind, text, albumId, discogsId }: SearchHit): Promise<string[]> {
	if (kind === 'artist' || kind === 'label') return [kind, text];
	if (discogsId !== null) return ['release', String(discogsId)];
	const album = albumId === null ? undefined : await findAlbum(database, albumId);
	const artist = album === undefined ? undefined : await findArtist(database, album.artistId);
	return album === undefined || artist === undefined ? [] : ['releases', artist.name, album.title];
}

function explainNothing(query: string, command: string): string {
	const name = quoteForShell(query);
	return `Nothing like "${query}" is stored.\nFetch it, if it is an artist: ${command} show artist ${name}. To fill the database: ${command} seed --artist ${name}`;
}
