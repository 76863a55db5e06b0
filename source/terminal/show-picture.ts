import type { ArtistAnswer, WantedArtist } from '../catalog/artists.ts';
import type { Context } from '../context.ts';
import { exitCodes, UsageError } from '../errors.ts';
import { debugImage, type PictureReport } from '../ops/debug-image.ts';
import type { PictureTrial } from '../steps/step.ts';
import { cleanText } from '../text.ts';
import { askCatalog, exitCodeOfAnswer, sayProblems } from './answers.ts';
import { adviseOnUnknown, describeNamesakes, describeWanted, readWantedArtist } from './artist-question.ts';
import { openInBrowser } from './open-page.ts';
import { formatLink, parseWebAddress } from './output/hyperlink.ts';
import { formatJson } from './output/json.ts';
import { nameProviders, titleOf } from './output/provider-titles.ts';
import { formatTsv } from './output/tsv.ts';
import { wrapIndented, wrapWords } from './output/widths.ts';
import { printPicture } from './pictures/print-picture.ts';
import type { Terminal } from './terminal.ts';
import { paint } from './theme.ts';
import { type Session, withContext } from './with-context.ts';

export interface PictureOptions {
	mbid?: string;
	json: boolean;
	open: boolean;
}

/** `debug-image`: why an artist has the picture it has: everything that was tried, in order, and what was stored. */
export async function showPicture(words: string[], options: PictureOptions): Promise<void> {
	const wanted = readWantedArtist(words, options, 'vinilogy debug-image "Arctic Monkeys"');
	await withContext({ stopsOnInterrupt: true }, (session) => show(session, wanted, options));
}

async function show(
	{ context, terminal }: Session,
	wanted: WantedArtist,
	{ json, open }: PictureOptions,
): Promise<number> {
	const found = await askCatalog<ArtistAnswer>(() => context.catalog.getOrCreateArtist(wanted), { namesakes: [] });
	if (found.value === null) {
		if (found.problems.length === 0)
			terminal.say(`No source knows "${describeWanted(wanted)}".\n${adviseOnUnknown(wanted)}`);
		sayProblems(terminal, found.problems);
		return exitCodeOfAnswer({ hasAnswer: false, problems: found.problems });
	}
	const report = await debugImage(context, found.value);
	if (json) terminal.print(formatJson({ ...report, trials: report.trials.map(pickTrial) }));
	else if (terminal.isInteractive) await showReport(context, terminal, report);
	else terminal.print(formatTsv(report.trials.map(toRow), ['source', 'url', 'taken', 'reason']));
	const others = json ? '' : describeNamesakes(found.namesakes, terminal.messageColumns());
	if (others !== '') terminal.say(others);
	for (const problem of report.problems) terminal.say(nameProviders(problem));
	if (open) await openPicture(terminal, report.imageUrl);
	return report.problems.length > 0 ? exitCodes.partly : exitCodes.done;
}

async function showReport({ pictures }: Context, terminal: Terminal, report: PictureReport): Promise<void> {
	terminal.print(formatReport(report, terminal.columns()));
	const { artist, imageUrl, imageSource } = report;
	await printPicture(process, pictures, { name: artist.name, url: imageUrl, source: imageSource });
}

/** The whole search for a person to read: Last.fm's own pictures, every candidate, and the end. */
export function formatReport(
	{ artist, lastfm, lastfmProblem, trials, imageUrl, imageSource, imageCredit }: PictureReport,
	columns: number,
): string {
	const own = lastfm?.map(({ size, url, isUsable, reason }) =>
		listTrial(isUsable ? 'usable' : 'refused', `${size || '(no size)'}: ${url || '(empty)'}`, reason, columns),
	);
	const tried = trials.map(({ source, url, isTaken, reason, credit }) =>
		listTrial(
			isTaken ? 'taken' : verdictWithout(url, reason),
			`${titleOf(source)}${url === null ? '' : `: ${url}`}`,
			credit === null ? reason : `${reason}; by ${credit}`,
			columns,
		),
	);
	const credit = imageCredit === null ? '' : `, by ${imageCredit}`;
	const end =
		imageUrl === null
			? wrapWords('Stored: null. No source has a picture that works, so screens show initials.', columns).join('\n')
			: [
					`Stored: ${formatLink(imageUrl)}`,
					...wrapIndented(cleanText(`from ${titleOf(imageSource ?? '')}${credit}`), columns, { first: 2, rest: 2 }),
				].join('\n');
	return [
		paint.heading(cleanText(artist.name)),
		"\nLast.fm's own image array (looked at, never used):",
		...(own ?? wrapIndented(nameProviders(lastfmProblem ?? 'not asked'), columns, { first: 2, rest: 2 })),
		'\nThe real sources, in order:',
		...tried,
		`\n${end}\n`,
	].join('\n');
}

function toRow({ source, url, isTaken, reason }: PictureTrial) {
	return { source, url, taken: isTaken, reason: nameProviders(reason) };
}

/** A source that had a picture which was refused, one that has none, and one that was not asked any more. */
function verdictWithout(url: string | null, reason: string): keyof typeof marks {
	if (url !== null) return 'refused';
	return reason.startsWith('not asked') ? 'skipped' : 'none';
}

function pickTrial({ source, url, isTaken, reason, credit }: PictureTrial): PictureTrial {
	return { source, url, isTaken, reason, credit };
}

/** `none`: the source had no picture to look at; `skipped`: a better one was found before it. */
const marks = {
	taken: paint.good('✓ taken  '),
	usable: paint.good('✓ usable '),
	refused: paint.bad('✗ refused'),
	none: paint.faint('– none   '),
	skipped: paint.faint('· skipped'),
};

function listTrial(verdict: keyof typeof marks, what: string, reason: string, columns: number): string {
	const indent = { first: 13, rest: 13 };
	const [first = '', ...rest] = [cleanText(what), nameProviders(cleanText(reason))].flatMap((text) =>
		wrapIndented(text, columns, indent),
	);
	return [`  ${marks[verdict]}  ${first.trimStart()}`, ...rest].join('\n');
}

/** Opens the picture with the program that the system has for web addresses. Throws UsageError for anything else. */
async function openPicture(terminal: Terminal, imageUrl: string | null): Promise<void> {
	const url = imageUrl === null ? null : parseWebAddress(imageUrl);
	if (url === null)
		throw new UsageError('There is no picture to open.', 'Nothing was stored that a browser could show.');
	await openInBrowser(url.href).catch((error: unknown) => {
		// A machine without a browser: the picture was found all the same.
		if (!(error instanceof UsageError)) throw error;
		terminal.say(`${error.message} ${error.next}`);
	});
}
