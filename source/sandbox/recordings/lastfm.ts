import type { Answer, Question } from '../exchange.ts';
import { plainKey } from '../world/names.ts';
import { answerOf, fieldOf, parseJson, type RecordedFile, type Recording, textOf } from './recording.ts';

/** Reads a body and finds out from its own names which call it answers; errors name nothing, so they are left out. */
export function readLastfm({ file, text }: RecordedFile): Recording[] {
	const call = callOf(parseJson(text)) ?? brokenCall(file, text);
	if (call === undefined) return [];
	const { page, ...query } = call;
	return [
		{
			provider: 'lastfm',
			file,
			path: '/',
			query: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')),
			...(page === undefined ? {} : { page: { at: Number(page) || 1 } }),
			status: 200,
			headers: {},
			body: text,
		},
	];
}

type Call = { method: string; page?: string } & Record<string, string>;

function callOf(body: unknown): Call | undefined {
	const attribute = (root: string, name: string) => textOf(body, root, '@attr', name) || textOf(body, root, name);
	const artist = textOf(body, 'artist', 'name');
	if (artist !== '') return { method: 'artist.getinfo', artist, mbid: textOf(body, 'artist', 'mbid') };
	const album = textOf(body, 'album', 'name');
	if (album !== '') {
		return {
			method: 'album.getinfo',
			album,
			artist: textOf(body, 'album', 'artist') || textOf(body, 'album', 'artist', 'name'),
		};
	}
	for (const [root, methods] of Object.entries(listMethods)) {
		if (fieldOf(body, root) === undefined) continue;
		for (const [subject, method] of Object.entries(methods)) {
			const value = attribute(root, subject);
			if (value === '') continue;
			if (root === 'toptags' && attribute(root, 'album') !== '') {
				return { method: 'album.gettoptags', artist: value, album: attribute(root, 'album') };
			}
			const page = attribute(root, 'page');
			const whose: Record<string, string> = subject === 'track' ? { artist: attribute(root, 'artist') } : {};
			return { method, [subject]: value, ...whose, ...(page === '' ? {} : { page }) };
		}
	}
	const terms = textOf(body, 'results', 'opensearch:Query', 'searchTerms');
	if (terms === '') return undefined;
	const kind = fieldOf(body, 'results', 'albummatches') === undefined ? 'artist' : 'album';
	return { method: `${kind}.search`, [kind]: terms, page: textOf(body, 'results', 'opensearch:Query', 'startPage') };
}

/** Which call gives a list under this root, by what the list is about. */
const listMethods: Record<string, Record<string, string>> = {
	similarartists: { artist: 'artist.getsimilar' },
	similartracks: { track: 'track.getsimilar' },
	topalbums: { artist: 'artist.gettopalbums', tag: 'tag.gettopalbums', user: 'user.gettopalbums' },
	topartists: { tag: 'tag.gettopartists', user: 'user.gettopartists' },
	toptracks: { artist: 'artist.gettoptracks' },
	toptags: { artist: 'artist.gettoptags' },
	recenttracks: { user: 'user.getrecenttracks' },
};

/** A body that is no JSON still shows its artist, and the file the call. */
function brokenCall(file: string, text: string): Call | undefined {
	const [, entity, action] =
		/(Artist|Album)(Get[A-Z][a-z]+(?:Tags|Info|Similar)?)/.exec(file.split('/').at(-1) ?? '') ?? [];
	const [, artist] = /"artist"\s*:\s*"([^"]+)"/.exec(text) ?? [];
	if (parseJson(text) !== undefined || entity === undefined || action === undefined || artist === undefined)
		return undefined;
	return { method: `${entity}.${action}`.toLowerCase(), artist };
}

/** The recording of the same call: same method and same names, by MBID where that was asked. The largest wins. */
export function findLastfm(recordings: readonly Recording[], { query }: Question): Answer | undefined {
	const method = query.get('method')?.toLowerCase();
	const mbid = query.get('mbid') ?? '';
	const page = Number(query.get('page') ?? 1) || 1;
	const [best] = recordings
		.filter((recording) => recording.query.method === method && sameNames(recording, query, mbid))
		.sort(
			(left, right) =>
				Number(right.page?.at === page) - Number(left.page?.at === page) || right.body.length - left.body.length,
		);
	if (best === undefined) return undefined;
	return page > (best.page?.at ?? page) ? emptyPage(best, page) : answerOf(best);
}

function sameNames({ query }: Recording, asked: URLSearchParams, mbid: string): boolean {
	if (mbid !== '' && query.mbid !== undefined) return query.mbid === mbid;
	const names = Object.entries(query).filter(([name]) => name !== 'method' && name !== 'mbid');
	return names.length > 0 && names.every(([name, value]) => plainKey(value) === plainKey(asked.get(name) ?? ''));
}

/** A page that was not recorded: the recorded counts, and nothing on it. */
function emptyPage(recording: Recording, page: number): Answer {
	const [[root, list] = ['', {}]] = Object.entries(parseJson(recording.body) ?? {});
	const attributes = fieldOf(list, '@attr');
	const emptied = Object.keys(list ?? {}).filter((name) => name !== '@attr');
	const body = {
		[root]: {
			...Object.fromEntries(emptied.map((name) => [name, []])),
			'@attr': { ...(typeof attributes === 'object' ? attributes : {}), page: `${page}` },
		},
	};
	return { ...answerOf(recording), body: JSON.stringify(body) };
}
