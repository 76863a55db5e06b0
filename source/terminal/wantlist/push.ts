import { confirm } from '@clack/prompts';
import { UsageError } from '../../errors.ts';
import { addWant, type PlannedWant, planWant, removeWant } from '../../profiles/discogs/add-want.ts';
import { cleanText } from '../../text.ts';
import { explainMissingAlbum, findAlbumFor, readWantedAlbum } from '../album-question.ts';
import { exitCodeOfAnswer, sayProblems } from '../answers.ts';
import { findPressing } from '../find-pressing.ts';
import { findListener } from '../listener.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import { unlessCancelled } from '../setup/questions.ts';
import { type Session, withContext } from '../with-context.ts';

export interface PushOptions {
	mbid?: string;
	/** Discogs' number of the pressing. */
	release?: number;
	user: string;
	/** Take it off the list instead. */
	remove: boolean;
	dryRun: boolean;
	/** Do not ask. */
	yes: boolean;
	json: boolean;
}

/**
 * `wantlist push`: puts a pressing of an album on the listener's wantlist at Discogs, after showing which and where. Without --yes a person is
 * asked; where nobody can answer, nothing is written.
 */
export async function pushWant(words: (string | undefined)[], options: PushOptions): Promise<void> {
	const subcommand = 'wantlist push';
	const wanted = readWantedAlbum(words, options.mbid, subcommand);
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal, command } = session;
		const { user, profile } = await findListener(session, options.user);
		const found = await findAlbumFor(context, wanted);
		sayProblems(terminal, found.problems);
		if (found.value === null) {
			if (found.problems.length === 0) terminal.say(explainMissingAlbum(wanted, found, { command, subcommand }));
			return exitCodeOfAnswer({ hasAnswer: false, problems: found.problems });
		}
		const album = found.value;
		const { problems } = await context.catalog.releasesOf(album);
		sayProblems(terminal, problems);
		const named = options.release === undefined ? null : await findPressing(context, album, options.release);
		const plan = await planWant(context, user, {
			albumId: album.id,
			discogsId: named?.discogsId ?? null,
			country: profile.country ?? context.settings.country,
		});
		const hasNothingToDo = plan.isThere !== options.remove;
		const isDone = !hasNothingToDo && !options.dryRun && (await isWanted(session, plan, options));
		if (isDone) await (options.remove ? removeWant : addWant)(context, user, plan, { signal: context.signal });
		report(session, plan, options, isDone);
		return exitCodeOfAnswer({ hasAnswer: true, problems });
	});
}

/** What a person says to the plan. Throws UsageError where nobody can be asked. */
async function isWanted({ terminal }: Session, plan: PlannedWant, { yes, remove }: PushOptions): Promise<boolean> {
	if (yes) return true;
	if (!terminal.hasScreen) {
		throw new UsageError('Nothing was written: nobody can be asked here.', 'Look with --dry-run, then say --yes.');
	}
	return unlessCancelled(await confirm({ message: `${describePlan(plan, { remove })}?\n${plan.url}` }));
}

function report({ terminal }: Session, plan: PlannedWant, options: PushOptions, isDone: boolean): void {
	const { username, release, why, url, listed, isThere } = plan;
	const { discogsId, title, format, country, year, label, catalogNumber } = release;
	const { remove: isRemoval, dryRun: isDryRun } = options;
	const told = { username, discogsId, title, format, country, year, label, catalogNumber, why, url, isThere };
	const row = { ...told, listed, isRemoval, isDryRun, isDone };
	if (options.json) terminal.print(formatJson(row));
	else if (!terminal.isInteractive) terminal.print(formatTsv([row], Object.keys(row)));
	else terminal.print(`${describePlan(plan, options)}:\n${plan.url}\n${describeEnd(plan, options, isDone)}`);
}

/** "Put Slowdive – Souvlaki (LP, UK, 1993, Creation Records CRELP 139; the most wanted) on the wantlist of anna at Discogs" */
function describePlan({ username, album, release, why }: PlannedWant, { remove }: { remove: boolean }): string {
	const { format, country, year, label, catalogNumber } = release;
	const known = [format, country, year, [label, catalogNumber].filter(Boolean).join(' ')].filter(Boolean);
	const reason = { named: '', 'best offer': '; the best offer', 'most wanted': '; the most wanted' }[why];
	const what = cleanText(`${album.credit} – ${release.title} (${known.join(', ')}${reason})`);
	const where = cleanText(`the wantlist of ${username} at Discogs`);
	return `${remove ? `Take ${what} off` : `Put ${what} on`} ${where}`;
}

function describeEnd({ isThere, listed }: PlannedWant, { remove, dryRun }: PushOptions, isDone: boolean): string {
	if (isDone) return remove ? 'It is off the list.' : 'It is on the list.';
	if (isThere !== remove) return `It is ${remove ? 'not' : 'already'} on the list, as \`sync\` read it last.`;
	const others = listed.length === 0 || remove ? '' : ` Other pressings of it are there: ${listed.join(', ')}.`;
	return `${dryRun ? 'Nothing was written (dry run).' : 'Nothing was written.'}${others}`;
}
