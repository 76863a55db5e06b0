import type { Answer } from '../catalog/answer.ts';
import { findAlbum } from '../store/albums-reader.ts';
import type { ReleaseRow } from '../store/releases-reader.ts';
import { cleanLines, cleanText } from '../text.ts';
import { askCatalog, exitCodeOfAnswer, formatProvenance, listProblems, sayProblems, sayRefreshing } from './answers.ts';
import { type Field, formatCard } from './output/card.ts';
import { discogsNotice } from './output/discogs-notice.ts';
import { formatJson } from './output/json.ts';
import { formatCount } from './output/numbers.ts';
import { formatTsv } from './output/tsv.ts';
import { wrapWords } from './output/widths.ts';
import { releaseFields, spellKind } from './release-columns.ts';
import { paint } from './theme.ts';
import { type Session, withContext } from './with-context.ts';

/** `show release`: one pressing with all that its own page says, as a card, TSV or JSON. */
export async function showRelease(discogsId: number, { json }: { json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, (session) => show(session, discogsId, json));
}

async function show({ context, terminal }: Session, discogsId: number, json: boolean): Promise<number> {
	const answer = await askCatalog<Answer<ReleaseRow | null>>(
		() => context.catalog.getOrCreateRelease({ discogsId }),
		{},
	);
	const { value: release, cache, fetchedAt, problems } = answer;
	if (json) {
		terminal.print(formatJson({ cache, fetchedAt, calls: context.calls, release, problems: listProblems(problems) }));
	} else if (release === null) {
		if (problems.length === 0) {
			terminal.say(`Discogs has no release ${discogsId}.\nIt is the number in https://www.discogs.com/release/…`);
		}
	} else if (terminal.isInteractive) {
		const album = release.albumId === null ? undefined : await findAlbum(context.database, release.albumId);
		terminal.print(formatRelease(release, { credit: album?.credit, columns: terminal.columns() }));
		terminal.print(paint.faint(formatProvenance(fetchedAt, ['Discogs'], context.clock())));
	} else {
		terminal.print(formatTsv([release], releaseFields));
	}
	sayProblems(terminal, problems);
	sayRefreshing(terminal, answer);
	return exitCodeOfAnswer({ hasAnswer: release !== null, problems });
}

/** A pressing for a person to read; `credit` names the artist of the album that it belongs to, where that is known. */
export function formatRelease(
	release: ReleaseRow,
	{ credit, columns }: { credit: string | undefined; columns: number },
): string {
	const { discogsRating, discogsVotes, have, want } = release;
	const others = (release.identifiers ?? []).filter((identifier) => !isBarcode(identifier, release.barcode));
	const identifiers = others.map(({ type, value, description }): Field => {
		return [cleanText(type), cleanText(description === null ? value : `${value} (${description})`)];
	});
	const card = formatCard(
		cleanText(credit === undefined ? release.title : `${credit} – ${release.title}`),
		[
			['released', cleanText([release.released ?? release.year, release.country].filter(Boolean).join(', '))],
			['label', cleanText([release.label, release.catalogNumber].filter(Boolean).join(' · '))],
			['format', cleanText([release.format, ...release.descriptions, release.formatText].filter(Boolean).join(', '))],
			['kind', spellKind(release)],
			['barcode', release.barcode],
			[
				'rating',
				discogsRating === null ? null : `${discogsRating.toFixed(2)} of 5 (${formatCount(discogsVotes ?? 0)} votes)`,
			],
			['owned', have === null ? null : `${formatCount(have)} have it, ${formatCount(want ?? 0)} want it`],
			...identifiers,
		],
		columns,
	);
	const wrap = (text: string) => text.split('\n').flatMap((line) => wrapWords(line, columns));
	const notes = release.notes === null ? '' : `\n${wrap(cleanLines(release.notes)).join('\n')}\n`;
	const notice =
		release.source === 'discogs' ? `\n${wrap(discogsNotice(`release/${release.discogsId}`)).join('\n')}\n` : '';
	return `${card}${notes}${notice}`;
}

/** Whether an identifier says no more than the barcode that has a line of its own: "5 034202 025221" is the same one. */
function isBarcode({ type, value }: { type: string; value: string }, barcode: string | null): boolean {
	return type === 'Barcode' && barcode !== null && digitsOf(value) === digitsOf(barcode);
}

function digitsOf(text: string): string {
	return text.replace(/\D/g, '');
}
