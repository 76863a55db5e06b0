import type { Database } from '../../db/client.ts';
import { artistsToName, explain } from '../recommender/explain.ts';
import type { Parameters } from '../recommender/parameters.ts';
import { recommendAlbums } from '../recommender/recommend.ts';
import type { ScoredAlbum } from '../recommender/score-albums.ts';
import { readBestPrices } from '../store/best-prices.ts';
import type { UserRow } from '../store/listeners/users-reader.ts';
import { hasStudioAlbums } from '../store/recommendations/candidates-reader.ts';
import { readArtistNamesById } from '../store/recommendations/names-reader.ts';
import type { SetRow } from '../store/recommendations/sets-reader.ts';
import type { NewSet } from '../store/recommendations/sets-writer.ts';
import { type Gathering, gatherCandidates } from './candidates.ts';
import { type Listener, readListener } from './listener.ts';
import { mostEuroOf } from './price-limit.ts';
import { explainShortage } from './shortage.ts';

/** A set that was made, with what decided; nothing of it is stored yet. */
export interface MadeSet {
	items: Omit<NewSet['items'][number], 'isNew'>[];
	shortage: SetRow['shortage'];
	listener: Listener;
	gathering: Gathering;
}

/** Makes a set of what is stored at this instant. Throws UsageError for a price limit that nothing can be held against. */
export async function makeSet(database: Database, user: UserRow, parameters: Parameters, now: Date): Promise<MadeSet> {
	const mostEuro = await mostEuroOf(database, parameters);
	const listener = await readListener(database, user.id, { isSeedsOnly: parameters.isSeedsOnly, now });
	const gathering = await gatherCandidates(database, listener, parameters, { now, mostEuro });
	const chosen = await choose(listener, gathering, parameters);
	const isShort = chosen.length < parameters.limit;
	return {
		items: await toItems(database, chosen, listener, { country: parameters.country, now }),
		shortage: explainShortage(user.name, parameters, {
			chosen: chosen.length,
			isAnythingKnown: isAnythingKnown(listener),
			hasAlbums: !isShort || (await hasStudioAlbums(database)),
			owned: gathering.owned,
			dismissed: gathering.dismissed.size,
		}),
		listener,
		gathering,
	};
}

/** The best of what was gathered; more is gathered as long as there are too few. To somebody of whom nothing is known, nothing is recommended. */
async function choose(listener: Listener, gathering: Gathering, parameters: Parameters): Promise<ScoredAlbum[]> {
	const { knowledge, locked } = listener;
	const { dismissed } = gathering;
	for (;;) {
		const chosen = recommendAlbums(gathering.albums, knowledge, { locked, dismissed }, parameters);
		if (chosen.length >= parameters.limit || !isAnythingKnown(listener) || !(await gathering.more())) return chosen;
	}
}

function isAnythingKnown({ knowledge: { evidence, heardAlbums, wanted } }: Listener): boolean {
	return evidence.size > 0 || heardAlbums.size > 0 || wanted.size > 0;
}

async function toItems(
	database: Database,
	chosen: ScoredAlbum[],
	{ knowledge }: Listener,
	{ country, now }: { country: string | null; now: Date },
): Promise<MadeSet['items']> {
	const albumIds = chosen.map(({ candidate }) => candidate.albumId);
	const [names, best] = await Promise.all([
		readArtistNamesById(
			database,
			chosen.flatMap(({ candidate }) => artistsToName(candidate, knowledge)),
		),
		country === null ? null : readBestPrices(database, albumIds, country, now),
	]);
	return chosen.map(({ candidate, breakdown, score }) => ({
		albumId: candidate.albumId,
		score,
		breakdown: { ...breakdown },
		explanation: explain(candidate, breakdown, knowledge, names),
		bestReleaseId: best?.get(candidate.albumId)?.releaseId ?? null,
	}));
}
