import { exitCodes } from '../../errors.ts';
import { parseDiscogsTitle } from '../../matching/discogs-titles.ts';
import { readWantlist } from '../../prices/discogs/wantlist.ts';
import type { PriceTarget } from '../../prices/subjects.ts';
import { type CountryTargets, readReleaseTargets, readWatchedTargets } from '../../prices/targets.ts';
import { readAlbumsToCheck } from '../../store/price-targets-reader.ts';
import { cleanText } from '../../text.ts';
import { explainMissingAlbum, findAlbumFor } from '../album-question.ts';
import { sayProblems } from '../answers.ts';
import { formatCount, formatCounted } from '../output/numbers.ts';
import type { Session } from '../with-context.ts';
import { readPlace } from './place.ts';
import type { SyncPricesOptions } from './sync-options.ts';

/** What a sync is to ask about, and how much of what was wanted is not there. */
export interface Wanted {
	groups: CountryTargets[];
	/** The exit code of the worst of what could not be found; 0 where everything was. */
	exitCode: number;
}

/** Finds out what is to be asked about: looks albums up, reads the wantlist, the watches, or what is stored. */
export async function findTargets(session: Session, options: SyncPricesOptions): Promise<Wanted> {
	const { context } = session;
	if (options.watched)
		return { groups: limitAll(await readWatchedTargets(context.database), options.limit), exitCode: 0 };
	const { country } = readPlace(options, context.settings);
	const { targets, exitCode } = await findFor(session, options);
	return { groups: limitAll([{ country, targets }], options.limit), exitCode };
}

async function findFor(
	session: Session,
	options: SyncPricesOptions,
): Promise<{ targets: PriceTarget[]; exitCode: number }> {
	if (options.album.length > 0) return findAlbums(session, options.album);
	if (options.wantlist) return findWants(session);
	const ids = await readAlbumsToCheck(session.context.database, options.limit ?? Number.MAX_SAFE_INTEGER);
	return { targets: ids.map((albumId) => ({ albumId, releaseId: null })), exitCode: exitCodes.done };
}

/** Albums by name, with all their pressings: both are fetched where they are missing. */
async function findAlbums(session: Session, names: string[]) {
	const { context, terminal, command } = session;
	const targets: PriceTarget[] = [];
	let exitCode: number = exitCodes.done;
	for (const name of names) {
		const { artist, title } = parseDiscogsTitle(cleanText(name).replace(/ [–—] /u, ' - '));
		const wanted = { artist: { name: artist }, title };
		const answer = artist === '' ? null : await findAlbumFor(context, wanted);
		if (answer?.value == null) {
			exitCode = exitCodes.partly;
			terminal.say(
				answer === null
					? `"${title}" does not say who and what: write "Artist - Title".`
					: explainMissingAlbum(wanted, answer, { command, subcommand: 'prices best' }),
			);
			sayProblems(terminal, answer?.problems ?? []);
			continue;
		}
		const { problems } = await context.catalog.releasesOf(answer.value);
		sayProblems(terminal, problems);
		targets.push({ albumId: answer.value.id, releaseId: null });
	}
	return { targets, exitCode };
}

/** What the token's owner wants at Discogs. Releases that are not stored enter the database through the catalog, a call each. */
async function findWants({ context, terminal }: Session) {
	const { catalog, database, providers, signal } = context;
	const wanted: number[] = [];
	for await (const { wants } of readWantlist(providers.discogs, { signal })) {
		wanted.push(...wants.map(({ discogsId }) => discogsId));
	}
	const before = await readReleaseTargets(database, wanted);
	for (const discogsId of before.missing) await catalog.getOrCreateRelease({ discogsId });
	const { targets, missing } = await readReleaseTargets(database, wanted);
	if (missing.length > 0) {
		terminal.say(
			`${formatCounted(missing.length, 'release')} of ${formatCount(wanted.length)} on the wantlist belong to no album that is stored; see their artists first: they are left out.`,
		);
	}
	return { targets, exitCode: missing.length > 0 ? exitCodes.partly : exitCodes.done };
}

function limitAll(groups: CountryTargets[], limit = Number.POSITIVE_INFINITY): CountryTargets[] {
	return groups.map(({ country, targets }) => ({ country, targets: targets.slice(0, limit) }));
}
