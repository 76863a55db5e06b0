import { exitCodes, UsageError } from '../errors.ts';
import { countReleasesOfLabel, type ReleaseWithAlbum, readReleasesOfLabel } from '../store/releases-reader.ts';
import { searchEverything } from '../store/search/search.ts';
import { cleanText } from '../text.ts';
import { formatProvenance } from './answers.ts';
import { discogsNotice } from './output/discogs-notice.ts';
import { formatJson } from './output/json.ts';
import { formatCount, formatCounted } from './output/numbers.ts';
import { quoteForShell } from './output/shell.ts';
import { type Column, formatTable } from './output/table.ts';
import { formatTsv } from './output/tsv.ts';
import { wrapWords } from './output/widths.ts';
import { releaseFields } from './release-columns.ts';
import { paint } from './theme.ts';
import { type Session, withContext } from './with-context.ts';

const columns: Column<ReleaseWithAlbum>[] = [
	{ title: 'Year', value: ({ release }) => release.year, importance: 1 },
	{
		title: 'Album',
		value: ({ release, album }) => cleanText(album === null ? release.title : `${album.credit} – ${album.title}`),
		importance: 1,
		narrowest: 20,
	},
	{ title: 'Cat. no.', value: ({ release }) => cleanText(release.catalogNumber), importance: 1, narrowest: 10 },
	{ title: 'Country', value: ({ release }) => cleanText(release.country), importance: 2, narrowest: 8 },
	{ title: 'Format', value: ({ release }) => cleanText(release.format), importance: 3, narrowest: 6 },
	{ title: 'Discogs', value: ({ release }) => release.discogsId, align: 'right', importance: 4 },
];

/** `show label`: what is stored of a label, as a table, TSV or JSON. Asks no source. */
export async function showLabel(words: string[], options: { limit: number; json: boolean }): Promise<void> {
	const name = cleanText(words.join(' '));
	if (name === '') throw new UsageError('No label is named.', 'For example: vinilogy show label Rough Trade');
	await withContext({ stopsOnInterrupt: true }, (session) => show(session, name, options));
}

async function show(
	{ context: { database, clock }, terminal, command }: Session,
	asked: string,
	{ limit, json }: { limit: number; json: boolean },
): Promise<number> {
	const hits = await searchEverything(database, asked, 20);
	const labels = hits.filter(({ kind }) => kind === 'label');
	const label = labels.find(({ text, score }) => text === asked || score === 1)?.text ?? null;
	const rows = label === null ? [] : await readReleasesOfLabel(database, label, limit);
	const pressings = label === null ? 0 : await countReleasesOfLabel(database, label);
	const fields = rows.map(({ release, album }) => ({ ...release, albumTitle: album?.title, credit: album?.credit }));
	if (json) terminal.print(formatJson({ label, pressings, releases: fields }));
	else if (label === null) terminal.say(explainMissing(asked, labels[0]?.text, command));
	else if (!terminal.isInteractive) terminal.print(formatTsv(fields, [...releaseFields, 'albumTitle', 'credit']));
	else {
		terminal.print(formatLabel(label, rows, pressings, terminal.columns()));
		const oldest = new Date(Math.min(...rows.map(({ release }) => release.fetchedAt.getTime())));
		terminal.print(paint.faint(formatProvenance(oldest, ['Discogs'], clock())));
	}
	return label === null ? exitCodes.failed : exitCodes.done;
}

function formatLabel(label: string, rows: ReleaseWithAlbum[], pressings: number, width: number): string {
	const counted = `${cleanText(label)}: ${formatCounted(pressings, 'pressing')}`;
	const more = pressings > rows.length ? [`the first ${formatCount(rows.length)}, more with --limit`] : [];
	return [
		...wrapWords([counted, ...more].join(' · '), width).map(paint.heading),
		'',
		formatTable(rows, columns, width),
		...wrapWords(discogsNotice(''), width),
		'',
	].join('\n');
}

function explainMissing(asked: string, similar: string | undefined, command: string): string {
	const next =
		similar === undefined
			? `See what is stored under other names: ${command} search ${quoteForShell(asked)}`
			: `Did you mean "${cleanText(similar)}"? ${command} show label ${quoteForShell(cleanText(similar))}`;
	return `No pressing of the label "${asked}" is stored.\n${next}`;
}
