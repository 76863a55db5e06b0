import type { Answer } from '../catalog/answer.ts';
import type { ReleaseRow } from '../store/releases-reader.ts';
import { cleanLines, cleanText } from '../text.ts';
import { askCatalog, exitCodeOfAnswer, formatProvenance, listProblems, sayProblems, sayRefreshing } from './answers.ts';
import { type Field, formatCard } from './output/card.ts';
import { discogsNotice } from './output/discogs-notice.ts';
import { formatJson } from './output/json.ts';
import { formatCount } from './output/numbers.ts';
import { formatTsv } from './output/tsv.ts';
import { releaseFields } from './release-columns.ts';
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
		terminal.print(formatRelease(release, terminal.columns()));
		terminal.print(paint.faint(formatProvenance(fetchedAt, ['Discogs'], context.clock())));
	} else {
		terminal.print(formatTsv([release], releaseFields));
	}
	sayProblems(terminal, problems);
	sayRefreshing(terminal, answer);
	return exitCodeOfAnswer({ hasAnswer: release !== null, problems });
}

/** A pressing for a person to read. */
export function formatRelease(release: ReleaseRow, columns: number): string {
	const { discogsRating, discogsVotes, have, want } = release;
	const identifiers = (release.identifiers ?? []).map(({ type, value, description }): Field => {
		return [cleanText(type), cleanText(description === null ? value : `${value} (${description})`)];
	});
	const card = formatCard(
		cleanText(release.title),
		[
			['released', cleanText([release.released ?? release.year, release.country].filter(Boolean).join(', '))],
			['label', cleanText([release.label, release.catalogNumber].filter(Boolean).join(' · '))],
			['format', cleanText([release.format, ...release.descriptions, release.formatText].filter(Boolean).join(', '))],
			['kind', describeKind(release)],
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
	const notes = release.notes === null ? '' : `\n${cleanLines(release.notes)}\n`;
	const notice = release.source === 'discogs' ? `\n${discogsNotice(`release/${release.discogsId}`)}\n` : '';
	return `${card}${notes}${notice}`;
}

function describeKind({ isOfficial, isPromo, isTestPressing, isReissue, goneAt }: ReleaseRow): string {
	const kinds = [
		isOfficial ? '' : 'unofficial',
		isPromo ? 'promo' : '',
		isTestPressing ? 'test pressing' : '',
		isReissue ? 'reissue' : '',
		goneAt === null ? '' : 'no longer on Discogs',
	];
	return kinds.filter(Boolean).join(', ');
}
