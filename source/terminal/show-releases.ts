import type { WantedAlbum } from '../catalog/albums.ts';
import { combine } from '../catalog/answer.ts';
import { summarisePressings } from '../steps/pressings-found.ts';
import type { AlbumRow } from '../store/albums-reader.ts';
import type { ReleaseRow } from '../store/releases-reader.ts';
import { cleanText } from '../text.ts';
import { explainMissingAlbum, findAlbumFor, readWantedAlbum } from './album-question.ts';
import { exitCodeOfAnswer, formatProvenance, listProblems, sayProblems, sayRefreshing } from './answers.ts';
import { discogsNotice } from './output/discogs-notice.ts';
import { formatJson } from './output/json.ts';
import { listKinds } from './output/lines.ts';
import { formatCounted } from './output/numbers.ts';
import { formatTable } from './output/table.ts';
import { formatTsv } from './output/tsv.ts';
import { widthOf, wrapIndented, wrapWords } from './output/widths.ts';
import { releaseColumns, releaseFields } from './release-columns.ts';
import { paint } from './theme.ts';
import { type Session, withContext } from './with-context.ts';

/** `show releases`: every vinyl pressing of an album, as a table, TSV or JSON. */
export async function showReleases(
	words: (string | undefined)[],
	options: { mbid?: string; json: boolean },
): Promise<void> {
	const wanted = readWantedAlbum(words, options.mbid, 'show releases');
	await withContext({ stopsOnInterrupt: true }, (session) => showReleasesIn(session, wanted, options.json));
}

/** The same in a session that is open already; returns the exit code. */
export async function showReleasesIn(
	{ context, terminal, command }: Session,
	wanted: WantedAlbum,
	json: boolean,
): Promise<number> {
	const found = await findAlbumFor(context, wanted);
	const album = found.value;
	const releases = album === null ? null : await context.catalog.releasesOf(album);
	const answer = combine(releases === null ? [found] : [found, releases]);
	const rows = releases?.value ?? [];
	if (json) {
		const { cache, fetchedAt, problems } = answer;
		terminal.print(
			formatJson({
				cache,
				fetchedAt,
				calls: context.calls,
				artist: found.artist,
				album,
				counts: countReleases(rows),
				releases: rows,
				similarTitles: found.similarTitles,
				problems: listProblems(problems),
			}),
		);
	} else if (album === null) {
		if (answer.problems.length === 0)
			terminal.say(explainMissingAlbum(wanted, found, { command, subcommand: 'show releases' }));
	} else if (rows.length === 0 && answer.problems.length > 0) {
		// Nothing is known of its pressings, which is not the same as none: the problems say it below.
	} else if (terminal.isInteractive) {
		terminal.print(formatReleases(album, rows, terminal.columns()));
		terminal.print(paint.faint(formatProvenance(releases?.fetchedAt ?? null, ['Discogs'], context.clock())));
	} else {
		terminal.print(formatTsv(rows, releaseFields));
	}
	if (album !== null && rows.length === 0 && answer.problems.length === 0) {
		terminal.say('Discogs lists no vinyl pressing of it, or its page there is not known for sure.');
	}
	sayProblems(terminal, answer.problems);
	sayRefreshing(terminal, answer);
	const hasAnswer = album !== null && (rows.length > 0 || answer.problems.length === 0);
	return exitCodeOfAnswer({ hasAnswer, problems: answer.problems });
}

/** Counts of an album's pressings by country and format, and the span of their years. */
function countReleases(rows: ReleaseRow[]) {
	const { found, countries, formats, firstYear, lastYear } = summarisePressings(rows, 0);
	return { releases: found, countries, formats, firstYear, lastYear };
}

/** An album's pressings for a person to read. */
export function formatReleases(album: AlbumRow, rows: ReleaseRow[], width: number): string {
	const pressings = summarisePressings(rows, 0);
	const title = cleanText(`${album.credit} – ${album.title}`);
	const counted = `${title}: ${formatCounted(pressings.found, 'pressing')}`;
	const kinds = listKinds(pressings);
	const heading =
		widthOf([counted, ...kinds].join(' · ')) <= width
			? [[paint.heading(counted), ...kinds].join(' · ')]
			: [
					...wrapWords(counted, width).map(paint.heading),
					...kinds.flatMap((kind) => wrapIndented(kind, width, { first: 2, rest: 2 })),
				];
	const notice = rows.some(({ source }) => source === 'discogs')
		? [...wrapWords(discogsNotice(album.discogsId === null ? '' : `master/${album.discogsId}`), width), '']
		: [];
	const table = rows.length === 0 ? [] : [formatTable(rows, releaseColumns, width)];
	return [...heading, '', ...table, ...notice].join('\n');
}
