import type { Problem } from '../../catalog/answer.ts';
import { exitCodes, UsageError } from '../../errors.ts';
import { findMeant } from '../../profiles/meant-artist.ts';
import { createDecisions, type Decision } from '../../recommendations/decisions.ts';
import { readListener } from '../../recommendations/listener.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import { findArtistsBySpelling } from '../../store/artists-reader.ts';
import { readSeeds } from '../../store/listeners/seeds-reader.ts';
import { cleanText } from '../../text.ts';
import { readWantedAlbum } from '../album-question.ts';
import { exitCodeOfAnswer, listProblems } from '../answers.ts';
import { findListener, flagOf, type Listener } from '../listener.ts';
import { formatJson } from '../output/json.ts';
import { quoteForShell } from '../output/shell.ts';
import { type Session, withContext } from '../with-context.ts';
import { describeDecision } from './decision-words.ts';
import { findMeantAlbum } from './meant-album.ts';
import { nameAlbum } from './state.ts';

export interface DecideOptions {
	user: string;
	mbid?: string;
	json: boolean;
}

/**
 * Stores what a listener says to one album (`recs lock`, `recs unlock`, `recs dismiss`; `subcommand` is for the example): it holds from
 * now on, for the screen too. An album that is not stored is asked for.
 */
export async function decideAbout(
	words: (string | undefined)[],
	options: DecideOptions,
	subcommand: string,
	decisionOf: (album: AlbumRow, name: string) => Decision,
): Promise<void> {
	const wanted = readWantedAlbum(words, options.mbid, subcommand);
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { terminal } = session;
		const { user } = await findListener(session, options.user);
		const { album, problems } = await findMeantAlbum(session, wanted, subcommand);
		if (album === null) {
			if (options.json) terminal.print(formatJson({ decision: null, isNew: false, problems: listProblems(problems) }));
			return exitCodeOfAnswer({ hasAnswer: false, problems });
		}
		return store(session, user, decisionOf(album, cleanText(nameAlbum({ album }))), { json: options.json, problems });
	});
}

/** Stores what was decided, and says it. */
async function store(
	{ context, terminal, command }: Session,
	user: Listener['user'],
	decision: Decision,
	{ json, problems }: { json: boolean; problems: Problem[] },
): Promise<number> {
	const isNew = await createDecisions(context, user.id).decide(decision);
	if (json) terminal.print(formatJson({ decision, isNew, problems: listProblems(problems) }));
	else terminal.say(isNew ? `${describeDecision(decision)}.` : 'It was so already.');
	if (decision.type === 'lock' && (await isOwned(context, user, decision.albumId)))
		terminal.say('It is in your collection: what you own is not recommended, so it is not shown.');
	if (decision.type.startsWith('dismiss'))
		terminal.say(`See it, and take it back, with: ${command} dismissals${flagOf(user)}`);
	return exitCodes.done;
}

async function isOwned({ database, clock }: Session['context'], user: Listener['user'], albumId: number) {
	const { owned } = await readListener(database, user.id, { isSeedsOnly: true, now: clock() });
	return owned.has(albumId);
}

/** `recs dismiss ARTIST --artist`: only who is stored could be recommended, so nobody is asked. */
async function dismissNamed(artist: string, reason: string | null, options: DecideOptions): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { user } = await findListener(session, options.user);
		const { database } = session.context;
		const [first] = await findArtistsBySpelling(database, artist);
		if (first === undefined) {
			const next = `Check the spelling: ${session.command} search ${quoteForShell(artist)}`;
			throw new UsageError(`There is no artist "${artist}" in the database.`, next);
		}
		const seeds = await readSeeds(database, user.id);
		const meant = await findMeant(database, artist, first, new Set(seeds.map((seed) => seed.artist.id)));
		if (meant.artist === null) {
			const next = `Name an album of theirs too: ${session.command} recs dismiss --artist ${quoteForShell(artist)} TITLE${flagOf(user)}`;
			throw new UsageError(`${meant.namesakes.length} artists are called "${artist}".`, next);
		}
		const decision = {
			type: 'dismiss-artist',
			artistId: meant.artist.id,
			reason,
			name: cleanText(meant.artist.name),
		} as const;
		return store(session, user, decision, { json: options.json, problems: [] });
	});
}

/** `recs lock`: keeps an album among the recommendations. */
export function lockAlbum(words: (string | undefined)[], options: DecideOptions): Promise<void> {
	return decideAbout(words, options, 'recs lock', ({ id }, name) => ({ type: 'lock', albumId: id, name }));
}

/** `recs unlock`: lets it go. */
export function unlockAlbum(words: (string | undefined)[], options: DecideOptions): Promise<void> {
	return decideAbout(words, options, 'recs unlock', ({ id }, name) => ({ type: 'unlock', albumId: id, name }));
}

/** `recs dismiss`: never recommends an album again, or, with `artist`, nothing of the first artist it is credited to. */
export function dismiss(
	words: (string | undefined)[],
	options: DecideOptions & { reason?: string; artist: boolean },
): Promise<void> {
	const reason = cleanText(options.reason ?? '') || null;
	const [artist, title] = words.map(cleanText);
	if (options.artist && options.mbid === undefined && artist && !title) return dismissNamed(artist, reason, options);
	return decideAbout(words, options, 'recs dismiss', ({ id, artistId, credit }, name) =>
		options.artist
			? { type: 'dismiss-artist', artistId, reason, name: cleanText(credit) }
			: { type: 'dismiss-album', albumId: id, reason, name },
	);
}
