import { type Answer, combine } from '../catalog/answer.ts';
import type { ArtistAnswer, WantedArtist } from '../catalog/artists.ts';
import { countPressings, readAlbumsOf } from '../store/albums-reader.ts';
import { type ArtistRow, readArtistNames, type SimilarArtist } from '../store/artists-reader.ts';
import { readLinks } from '../store/links.ts';
import { readSyncState } from '../store/sync-state.ts';
import { askCatalog, exitCodeOfAnswer, listProblems, sayProblems, sayRefreshing } from './answers.ts';
import { formatArtist } from './artist-card.ts';
import {
	type ArtistOptions,
	adviseOnUnknown,
	describeNamesakes,
	describeWanted,
	pickNamesake,
	readWantedArtist,
} from './artist-question.ts';
import { formatJson } from './output/json.ts';
import { formatTsv } from './output/tsv.ts';
import { type Session, withContext } from './with-context.ts';

const example = 'vinilogy show artist "Arctic Monkeys"';

/** `show artist`: the artist with everything that is stored about it, as a card, TSV or JSON. */
export async function showArtist(words: string[], options: ArtistOptions & { json: boolean }): Promise<void> {
	const wanted = readWantedArtist(words, options, example);
	await withContext({ stopsOnInterrupt: true }, (session) => show(session, wanted, options.json));
}

async function show(session: Session, wanted: WantedArtist, json: boolean): Promise<number> {
	const { context, terminal } = session;
	const found = await askCatalog<ArtistAnswer>(() => context.catalog.getOrCreateArtist(wanted), { namesakes: [] });
	const answer = await complete(session, found);
	const { artist, problems } = answer;
	if (json) {
		terminal.print(formatJson(toJson(session, answer)));
	} else if (artist !== null && !isUnanswered(answer, found)) {
		terminal.print(
			terminal.isInteractive
				? formatArtist(answer, { now: context.clock(), columns: terminal.columns(), command: session.command })
				: formatTsv([artist], Object.keys(artist)),
		);
	} else if (artist === null && problems.length === 0) {
		terminal.say(`No source knows "${describeWanted(wanted)}".\n${adviseOnUnknown(wanted)}`);
	}
	const others = json ? '' : describeNamesakes(answer.namesakes, terminal.messageColumns());
	if (others !== '') terminal.say(others);
	sayProblems(terminal, problems);
	sayRefreshing(terminal, answer);
	return exitCodeOfAnswer({ hasAnswer: artist !== null, problems });
}

/** The artist with the rest of what a card shows; the picture and the similar artists come from different sources, so both at once. */
async function complete({ context }: Session, found: ArtistAnswer) {
	const artist = found.value;
	if (artist === null)
		return {
			...combineAs(found, [found]),
			artist,
			similars: [],
			names: [],
			links: [],
			albums: [],
			pressings: new Map<number, number>(),
			albumsFetchedAt: null,
		};
	const [picture, similars] = await Promise.all([
		context.catalog.pictureOf(artist),
		context.catalog.similarArtistsOf(artist),
	]);
	const { database } = context;
	const albumsState = await readSyncState(database, { entity: 'artist', entityId: artist.id, step: 'studio-albums' });
	return {
		...combineAs(found, [found, picture, similars]),
		artist: picture.value,
		similars: similars.value,
		names: await readArtistNames(database, artist.id),
		links: await readLinks(database, 'artist', artist.id),
		albums: await readAlbumsOf(database, artist.id),
		pressings: await countPressings(database, artist.id),
		albumsFetchedAt: albumsState?.fetchedAt ?? null,
	};
}

/** Whether the sources failed before anything but a name was stored: a card would look like an answer. */
function isUnanswered({ problems, albums, similars }: FullArtist, { fetchedAt }: ArtistAnswer): boolean {
	return problems.length > 0 && fetchedAt === null && albums.length + similars.length === 0;
}

/** Everything that is known of an artist; `pressings` is how many are stored, by album id. */
export type FullArtist = Awaited<ReturnType<typeof complete>>;

function combineAs({ namesakes }: { namesakes: ArtistRow[] }, parts: Answer<unknown>[]) {
	return { ...combine(parts), namesakes };
}

function toJson({ context }: Session, answer: FullArtist) {
	return {
		cache: answer.cache,
		fetchedAt: answer.fetchedAt,
		calls: context.calls,
		artist: answer.artist,
		names: answer.names,
		links: answer.links,
		similars: answer.similars.map(pickSimilar),
		albums: { stored: answer.albums.length, withPressings: answer.pressings.size },
		namesakes: answer.namesakes.map(pickNamesake),
		problems: listProblems(answer.problems),
	};
}

function pickSimilar({ artist, score, source, fetchedAt }: SimilarArtist) {
	return { id: artist.id, name: artist.name, mbid: artist.mbid, score, source, fetchedAt };
}
