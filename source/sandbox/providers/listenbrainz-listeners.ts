import { type Answer, json, numberOf, type Question } from '../exchange.ts';
import { countPlays, type Play, type Plays } from '../world/plays.ts';
import { hash } from '../world/random.ts';

const day = 86_400;
const mostItems = 1000;
/** How many days back the ranges reach here; the real ones are those of the calendar. */
const ranges = new Map([
	['all_time', Number.POSITIVE_INFINITY],
	['year', 365],
	['half_yearly', 182],
	['month', 30],
]);

/** `user/{name}/listens`: at most a thousand, the newest first, before or after a time (which itself does not count). */
export function listens(plays: Plays, name: string, { query }: Question): Answer {
	const played = plays.of(name);
	if (played === undefined) return problem(404, `Cannot find user: ${name}`);
	if (query.has('max_ts') && query.has('min_ts'))
		return problem(400, 'You may only specify max_ts or min_ts, not both.');
	const count = Math.min(mostItems, numberOf(query, 'count', 25));
	const before = numberOf(query, 'max_ts', Number.POSITIVE_INFINITY);
	const after = numberOf(query, 'min_ts', Number.NEGATIVE_INFINITY);
	const inRange = played.filter(({ at }) => at < before && at > after);
	const shown = query.has('min_ts') ? inRange.slice(-count) : inRange.slice(0, count);
	const ends = played.length === 0 ? {} : { oldest_listen_ts: played.at(-1)?.at };
	return json({
		payload: {
			count: shown.length,
			user_id: name.toLowerCase(),
			latest_listen_ts: played[0]?.at ?? 0,
			...ends,
			listens: shown.map((play) => listenRow(name, play)),
		},
	});
}

function listenRow(name: string, { at, artist, album, track, isUnknown }: Play) {
	const kind = hash('mapped', artist.mbid, track) % 20;
	// What was not found at MusicBrainz has only the names that the player sent.
	const isMapped = !isUnknown && !artist.unknownToMusicBrainz && kind > 1;
	const main = { artist_credit_name: artist.name, artist_mbid: artist.mbid, join_phrase: '' };
	const guest = { artist_credit_name: 'A Guest', artist_mbid: '6e9a7e0e-0000-4000-8000-000000000003', join_phrase: '' };
	const artists = isMapped && kind === 2 ? [{ ...main, join_phrase: ' feat. ' }, guest] : [main];
	const credit = artists.map((one) => one.artist_credit_name + one.join_phrase).join('');
	return {
		user_name: name.toLowerCase(),
		listened_at: at,
		inserted_at: at + 2,
		recording_msid: '6e9a7e0e-0000-4000-8000-000000000000',
		track_metadata: {
			artist_name: isUnknown ? '[unknown]' : credit,
			track_name: track,
			...(album === undefined ? {} : { release_name: album.title }),
			additional_info: { media_player: 'sandbox' },
			...(isMapped
				? { mbid_mapping: { ...mapping, artist_mbids: artists.map((one) => one.artist_mbid), artists } }
				: {}),
		},
	};
}

const mapping = {
	recording_mbid: '6e9a7e0e-0000-4000-8000-000000000001',
	release_mbid: '6e9a7e0e-0000-4000-8000-000000000002',
	caa_id: null,
	caa_release_mbid: null,
};

/** `stats/user/{name}/artists|release-groups`: computed now and then; until then there is nothing (204). */
export function statistics(plays: Plays, name: string, kind: string, { query }: Question): Answer {
	const played = plays.of(name);
	const range = query.get('range') ?? 'all_time';
	const days = ranges.get(range);
	if (played === undefined) return problem(404, `Cannot find user: ${name}`);
	if (days === undefined) return problem(400, `Invalid range: ${range}`);
	if (name.toLowerCase() === 'uncounted' || played.length === 0) return { status: 204, headers: {}, body: '' };
	const since = Math.max(0, plays.countedAt - days * day);
	const inRange = played.filter(({ at, isUnknown }) => at >= since && !isUnknown);
	const all = kind === 'artists' ? artistRows(inRange) : groupRows(inRange);
	const offset = numberOf(query, 'offset', 0);
	const rows = all.slice(offset, offset + Math.min(mostItems, numberOf(query, 'count', 25)));
	return json({
		payload: {
			[kind.replace('-', '_')]: rows,
			count: rows.length,
			[`total_${kind.replace('-', '_').replace(/s$/, '')}_count`]: all.length,
			...{ offset, range, user_id: name.toLowerCase() },
			...{ from_ts: Math.floor(since), to_ts: plays.countedAt, last_updated: played[0]?.at },
		},
	});
}

function artistRows(played: readonly Play[]) {
	return countPlays(played, ({ artist }) => artist).map(({ thing, plays }) => ({
		artist_mbid: thing.unknownToMusicBrainz ? null : thing.mbid,
		artist_name: thing.name,
		listen_count: plays,
	}));
}

function groupRows(played: readonly Play[]) {
	return countPlays(played, ({ album }) => album).map(({ thing, plays }) => ({
		artist_mbids: thing.artist.unknownToMusicBrainz ? [] : [thing.artist.mbid],
		artist_name: thing.artist.name,
		caa_id: null,
		caa_release_mbid: null,
		listen_count: plays,
		release_group_mbid: thing.artist.unknownToMusicBrainz ? null : thing.mbid,
		release_group_name: thing.title,
	}));
}

/** An error as ListenBrainz words one. */
export function problem(code: number, error: string): Answer {
	return json({ code, error }, code);
}
