import type { WantedAlbum } from '../catalog/albums.ts';
import { combine } from '../catalog/answer.ts';
import { discogsPage } from '../matching/page-addresses.ts';
import { type AlbumRow, countPressings } from '../store/albums-reader.ts';
import { type LinkRow, readLinks } from '../store/links.ts';
import { cleanText } from '../text.ts';
import { explainMissingAlbum, findAlbumFor, readWantedAlbum } from './album-question.ts';
import { exitCodeOfAnswer, formatProvenance, listProblems, sayProblems, sayRefreshing } from './answers.ts';
import { formatCard } from './output/card.ts';
import { formatLink } from './output/hyperlink.ts';
import { formatJson } from './output/json.ts';
import { formatCounted } from './output/numbers.ts';
import { titleOf } from './output/provider-titles.ts';
import { quoteForShell } from './output/shell.ts';
import { formatTsv } from './output/tsv.ts';
import { paint } from './theme.ts';
import { type Session, withContext } from './with-context.ts';

/** `show album`: one album with its cover and links, as a card, TSV or JSON. */
export async function showAlbum(
	words: (string | undefined)[],
	options: { mbid?: string; json: boolean },
): Promise<void> {
	const wanted = readWantedAlbum(words, options.mbid, 'show album');
	await withContext({ stopsOnInterrupt: true }, (session) => show(session, wanted, options.json));
}

async function show({ context, terminal, command }: Session, wanted: WantedAlbum, json: boolean): Promise<number> {
	const found = await findAlbumFor(context, wanted);
	const cover = found.value === null ? null : await context.catalog.coverOf(found.value);
	const album = cover?.value ?? null;
	const answer = combine(cover === null ? [found] : [found, cover]);
	const links = album === null ? [] : await readLinks(context.database, 'album', album.id);
	if (json) {
		const { cache, fetchedAt, problems } = answer;
		const { artist, similarTitles } = found;
		terminal.print(
			formatJson({
				cache,
				fetchedAt,
				calls: context.calls,
				album,
				artist,
				links,
				similarTitles,
				problems: listProblems(problems),
			}),
		);
	} else if (album === null) {
		if (answer.problems.length === 0)
			terminal.say(explainMissingAlbum(wanted, found, { command, subcommand: 'show album' }));
	} else if (terminal.isInteractive) {
		const pressings = (await countPressings(context.database, album.artistId)).get(album.id) ?? 0;
		terminal.print(formatAlbum(album, { links, pressings, command, columns: terminal.columns() }));
		terminal.print(paint.faint(formatProvenance(answer.fetchedAt, ['MusicBrainz'], context.clock())));
	} else {
		terminal.print(formatTsv([album], Object.keys(album)));
	}
	sayProblems(terminal, answer.problems);
	sayRefreshing(terminal, answer);
	return exitCodeOfAnswer({ hasAnswer: album !== null, problems: answer.problems });
}

/** An album for a person to read; `pressings` is how many are stored, `command` how this program is called. */
export function formatAlbum(
	album: AlbumRow,
	{ links, pressings, command, columns }: { links: LinkRow[]; pressings: number; command: string; columns: number },
): string {
	const inReview = links.filter(({ state }) => state === 'review').length;
	const listing = `${command} show releases ${quoteForShell(album.credit)} ${quoteForShell(album.title)}`;
	return formatCard(
		cleanText(`${album.credit} – ${album.title}`),
		[
			['released', album.firstReleaseDate ?? album.firstReleaseYear],
			['type', [album.primaryType, ...album.secondaryTypes].filter(Boolean).join(', ')],
			['note', album.disambiguation],
			['MBID', album.mbid],
			['Discogs', album.discogsId === null ? 'no master is known' : formatLink(discogsPage('master', album.discogsId))],
			[
				'cover',
				album.coverUrl === null ? 'none' : `${formatLink(album.coverUrl)} (${titleOf(album.coverSource ?? '')})`,
			],
			[
				'review',
				inReview === 0
					? null
					: `${formatCounted(inReview, 'match waits', 'matches wait')} for a person to decide: ${command} review`,
			],
			[
				'pressings',
				`${pressings === 0 ? 'none stored yet' : formatCounted(pressings, 'pressing')}: ${cleanText(listing)}`,
			],
		],
		columns,
	);
}
