import type { ArtistAnswer, WantedArtist } from '../catalog/artists.ts';
import { exitCodes, UsageError } from '../errors.ts';
import { debugImage, type PictureReport } from '../ops/debug-image.ts';
import type { PictureTrial } from '../steps/step.ts';
import { cleanText } from '../text.ts';
import { askCatalog, exitCodeOfAnswer, sayProblems } from './answers.ts';
import { adviseOnUnknown, describeNamesakes, describeWanted, readWantedArtist } from './artist-question.ts';
import { formatLink, parseWebAddress } from './output/hyperlink.ts';
import { formatJson } from './output/json.ts';
import { titleOf } from './output/provider-titles.ts';
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
			terminal.say(`No source knows ${describeWanted(wanted)}.\n${adviseOnUnknown(wanted)}`);
		sayProblems(terminal, found.problems);
		return exitCodeOfAnswer({ hasAnswer: false, problems: found.problems });
	}
	const report = await debugImage(context, found.value);
	terminal.print(json ? formatJson({ ...report, trials: report.trials.map(pickTrial) }) : formatReport(report));
	const others = json ? '' : describeNamesakes(found.namesakes);
	if (others !== '') terminal.say(others);
	for (const problem of report.problems) terminal.say(problem);
	if (open) await openPicture(terminal, report.imageUrl);
	return report.problems.length > 0 ? exitCodes.partly : exitCodes.done;
}

/** The whole search for a person to read: Last.fm's own pictures, every candidate, and the end. */
export function formatReport({
	artist,
	lastfm,
	lastfmProblem,
	trials,
	imageUrl,
	imageSource,
	imageCredit,
}: PictureReport): string {
	const own = lastfm?.map(({ size, url, isUsable, reason }) =>
		listTrial(isUsable ? 'usable' : 'refused', `${size || '(no size)'}: ${url || '(empty)'}`, reason),
	);
	const tried = trials.map(({ source, url, isTaken, reason, credit }) =>
		listTrial(
			isTaken ? 'taken' : url === null ? 'none' : 'refused',
			`${titleOf(source)}${url === null ? '' : `: ${url}`}`,
			credit === null ? reason : `${reason}; by ${credit}`,
		),
	);
	const credit = imageCredit === null ? '' : `, by ${imageCredit}`;
	const end =
		imageUrl === null
			? 'Stored: null. No source has a picture that works, so screens show initials.'
			: `Stored: ${formatLink(imageUrl)}\n  from ${titleOf(imageSource ?? '')}${cleanText(credit)}`;
	return [
		paint.heading(cleanText(artist.name)),
		"\nLast.fm's own image array (looked at, never used):",
		...(own ?? [`  ${lastfmProblem ?? 'not asked'}`]),
		'\nThe real sources, in order:',
		...tried,
		`\n${end}\n`,
	].join('\n');
}

function pickTrial({ source, url, isTaken, reason, credit }: PictureTrial): PictureTrial {
	return { source, url, isTaken, reason, credit };
}

/** `none`: the source had no picture to look at, or was not asked. */
const marks = {
	taken: paint.good('✓ taken  '),
	usable: paint.good('✓ usable '),
	refused: paint.bad('✗ refused'),
	none: paint.faint('– none   '),
};

function listTrial(verdict: keyof typeof marks, what: string, reason: string): string {
	return `  ${marks[verdict]}  ${cleanText(what)}\n             ${cleanText(reason)}`;
}

/** Opens the picture with the program that the system has for web addresses. Throws UsageError for anything else. */
async function openPicture(terminal: Terminal, imageUrl: string | null): Promise<void> {
	const url = imageUrl === null ? null : parseWebAddress(imageUrl);
	if (url === null)
		throw new UsageError('There is no picture to open.', 'Nothing was stored that a browser could show.');
	const { default: open } = await import('open');
	const opener = await open(url.href);
	opener.once('error', (error) => terminal.say(`The picture could not be opened (${error.message}): ${url.href}`));
}
