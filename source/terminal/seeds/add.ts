import type { Problem } from '../../catalog/answer.ts';
import type { ArtistAnswer, WantedArtist } from '../../catalog/artists.ts';
import { UsageError } from '../../errors.ts';
import { findMeant, type Meant } from '../../profiles/meant-artist.ts';
import { saveSeed } from '../../profiles/save-seed.ts';
import type { ArtistRow } from '../../store/artists-reader.ts';
import { readSeeds } from '../../store/listeners/seeds-reader.ts';
import { cleanText } from '../../text.ts';
import { askCatalog, exitCodeOfAnswer, listProblems, sayProblems } from '../answers.ts';
import { describeWanted, readMbid } from '../artist-question.ts';
import { ensureListener, flagOf, type Listener } from '../listener.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import { type Session, withContext } from '../with-context.ts';
import { adviseNext, describeAdded, explainOutcome, outcomeFields, toShownOutcome } from './outcome-words.ts';

export interface AddOptions {
	mbid: string[];
	user: string;
	json: boolean;
}

/** What became of one artist that was to be added; `asked` is how it was named. */
export interface Outcome {
	asked: string;
	/** `known`: was a seed before. `ambiguous`: several have the name. `unknown`: no source knows it. `failed`: nobody could be asked. */
	state: 'added' | 'known' | 'ambiguous' | 'unknown' | 'failed';
	artist: ArtistRow | null;
	/** Others whom the name may mean. */
	namesakes: ArtistRow[];
	/** How many similar artists are known. */
	similars: number;
	problems: Problem[];
}

/** `add`: artists that a listener likes. Who is not stored is looked up; which of several of one name is meant is asked in a terminal. */
export async function addSeeds(words: string[], { mbid, user, json }: AddOptions): Promise<void> {
	const names = [...new Set(words.map(cleanText))].filter((name) => name !== '');
	const wanted: WantedArtist[] = [...names.map((name) => ({ name })), ...mbid.map((id) => ({ mbid: readMbid(id) }))];
	if (wanted.length === 0) throw new UsageError('No artist is named.', 'For example: vinilogy add "Slowdive" "Ride"');
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const listener = await ensureListener(session, user);
		const outcomes: Outcome[] = [];
		for (const artist of wanted) {
			const outcome = await add(session, listener, artist, json);
			outcomes.push(outcome);
			if (!json && session.terminal.isInteractive && outcome.artist !== null)
				session.terminal.print(describeAdded(outcome));
		}
		return tell(session, listener, outcomes, json);
	});
}

async function add(session: Session, { user }: Listener, wanted: WantedArtist, json: boolean): Promise<Outcome> {
	const { context } = session;
	const asked = describeWanted(wanted);
	const found = await askCatalog<ArtistAnswer>(() => context.catalog.getOrCreateArtist(wanted), { namesakes: [] });
	const { value, problems } = found;
	const nobody = { asked, artist: null, similars: 0, problems };
	if (value === null) return { ...nobody, state: problems.length > 0 ? 'failed' : 'unknown', namesakes: [] };
	const meant = await choose(session, user.id, wanted, value, json);
	if (meant.artist === null) return { ...nobody, state: 'ambiguous', namesakes: meant.namesakes };
	const isNew = await saveSeed(context, user.id, meant.artist.id);
	const similar = await context.catalog.similarArtistsOf(meant.artist);
	return {
		asked,
		state: isNew ? 'added' : 'known',
		...meant,
		similars: similar.value.length,
		problems: [...problems, ...similar.problems],
	};
}

/** An MBID means whom it names. Where a name may mean several, a person who is there is asked. */
async function choose(
	{ context, terminal }: Session,
	userId: number,
	{ name }: WantedArtist,
	found: ArtistRow,
	json: boolean,
): Promise<Meant> {
	if (name === undefined) return { artist: found, namesakes: [] };
	const seeds = await readSeeds(context.database, userId);
	const meant = await findMeant(context.database, name, found, new Set(seeds.map(({ artist }) => artist.id)));
	if (meant.artist !== null || json || !terminal.hasScreen) return meant;
	const { askArtist } = await import('./ask-artist.ts');
	const artist = await askArtist(name, meant.namesakes);
	if (artist === null) return meant;
	const { value } = await context.catalog.completeArtist(artist);
	return { artist: value, namesakes: [] };
}

function tell(session: Session, { user }: Listener, outcomes: Outcome[], json: boolean): number {
	const { context, terminal, command } = session;
	const problems = outcomes.flatMap((outcome) => outcome.problems);
	if (json) {
		const artists = outcomes.map(toShownOutcome);
		terminal.print(formatJson({ user: user.name, artists, calls: context.calls, problems: listProblems(problems) }));
	} else if (!terminal.isInteractive) {
		terminal.print(formatTsv(outcomes.map(toShownOutcome), outcomeFields));
	}
	const again = `${command} add`;
	for (const outcome of outcomes) {
		const explanation = explainOutcome(outcome, { again, flag: flagOf(user), columns: terminal.messageColumns() });
		if (explanation !== '') terminal.say(explanation);
	}
	sayProblems(terminal, problems);
	if (outcomes.some(({ state }) => state === 'added')) terminal.say(adviseNext(command, flagOf(user)));
	return exitCodeOf(outcomes);
}

/** Partly done where some were added and others not; where none was, why. */
function exitCodeOf(outcomes: Outcome[]): number {
	const hasAnswer = outcomes.some(({ artist }) => artist !== null);
	const isUnclear = outcomes.some(({ state }) => state === 'ambiguous' || state === 'unknown');
	const problems = outcomes.flatMap((outcome) => outcome.problems);
	return exitCodeOfAnswer({ hasAnswer, problems: isUnclear ? [...problems, { exitCode: 1 }] : problems });
}
