import { exitCodes, UsageError } from '../../errors.ts';
import { parseDiscogsTitle } from '../../matching/discogs-titles.ts';
import type { PriceTarget } from '../../prices/subjects.ts';
import { type CountryTargets, readReleaseTargets, readWatchedTargets } from '../../prices/targets.ts';
import { findAccount } from '../../store/listeners/accounts-reader.ts';
import { readDiscogsList } from '../../store/listeners/discogs-lists-reader.ts';
import { readListSync } from '../../store/listeners/syncs.ts';
import type { UserRow } from '../../store/listeners/users-reader.ts';
import { readWants } from '../../store/listeners/wantlist-reader.ts';
import { readAlbumsToCheck } from '../../store/price-targets-reader.ts';
import { cleanText } from '../../text.ts';
import { explainMissingAlbum, findAlbumFor } from '../album-question.ts';
import { sayProblems } from '../answers.ts';
import { findListener, flagOf } from '../listener.ts';
import { formatCount, formatCounted } from '../output/numbers.ts';
import type { Session } from '../with-context.ts';
import { findPlace } from './place.ts';
import { findRecommended } from './recommended-targets.ts';
import type { SyncPricesOptions } from './sync-options.ts';

/** What a sync is to ask about, and how much of what was wanted is not there. */
export interface Wanted {
	groups: CountryTargets[];
	/** The exit code of the worst of what could not be found; 0 where everything was. */
	exitCode: number;
}

/** Finds out what is to be asked about: looks albums up, reads the wantlist, the watches, what is recommended, or what is stored. */
export async function findTargets(session: Session, options: SyncPricesOptions): Promise<Wanted> {
	const { context } = session;
	if (options.watched)
		return { groups: limitAll(await readWatchedTargets(context.database), options.limit), exitCode: 0 };
	const { country } = await findPlace(session, options);
	const { targets, exitCode } = options.recs
		? await findRecommended(session, options, { country })
		: await findFor(session, options);
	return { groups: limitAll([{ country, targets }], options.limit), exitCode };
}

async function findFor(
	session: Session,
	options: SyncPricesOptions,
): Promise<{ targets: PriceTarget[]; exitCode: number }> {
	if (options.album.length > 0) return findAlbums(session, options.album);
	if (options.wantlist) return findWants(session, options.user);
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

/**
 * What the listener wants: their wantlist at Discogs as the last `sync` read it, and the albums on their own here. Throws UsageError where neither
 * was ever filled.
 */
async function findWants(session: Session, user: string): Promise<{ targets: PriceTarget[]; exitCode: number }> {
	const { context, terminal, command } = session;
	const { database } = context;
	const listener = (await findListener(session, user)).user;
	const listed = await readDiscogsList(database, { userId: listener.id, list: 'wantlist' });
	const own = await readWants(database, listener.id);
	if (listed.length + own.length === 0) await explainNoWants(session, listener);
	const wanted = [...listed, ...own.map(({ want }) => want)].flatMap(({ discogsId }) => discogsId ?? []);
	const { targets, missing } = await readReleaseTargets(database, [...new Set(wanted)]);
	const albums = own
		.filter(({ want }) => want.discogsId === null)
		.map(({ album }) => ({ albumId: album.id, releaseId: null }));
	if (missing.length > 0) {
		terminal.say(
			`${formatCounted(missing.length, 'release')} of ${formatCount(wanted.length)} on the wantlist belong to no studio album that is stored: they are left out. Artists that wait are looked up by: ${command} ingest`,
		);
	}
	return { targets: [...targets, ...albums], exitCode: missing.length > 0 ? exitCodes.partly : exitCodes.done };
}

/** A list that was read and is empty is no mistake. */
async function explainNoWants({ context, command }: Session, { id, name }: UserRow): Promise<void> {
	const key = { userId: id, provider: 'discogs', list: 'wantlist' };
	if ((await readListSync(context.database, key))?.syncedAt != null) return;
	const isConnected = (await findAccount(context.database, key)) !== undefined;
	const sync = `${command} sync${flagOf({ name })}`;
	throw new UsageError(
		'Nothing is known yet of what you want.',
		isConnected
			? `Read your wantlist at Discogs: ${sync}`
			: `Read your wantlist at Discogs: ${command} connect discogs${flagOf({ name })}, then ${sync}`,
	);
}

function limitAll(groups: CountryTargets[], limit = Number.POSITIVE_INFINITY): CountryTargets[] {
	return groups.map(({ country, targets }) => ({ country, targets: targets.slice(0, limit) }));
}
