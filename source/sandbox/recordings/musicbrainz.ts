import type { Answer, Question } from '../exchange.ts';
import { partsOf } from '../exchange.ts';
import {
	answerOf,
	fieldOf,
	lastingHeaders,
	parseJson,
	type RecordedFile,
	type Recording,
	textOf,
} from './recording.ts';

const searchLimit = 25;

/** Reads a cassette of exchanges (YAML) or a bare body whose own id says its URL; nothing where it does not. */
export async function readMusicbrainz({ file, text }: RecordedFile): Promise<Recording[]> {
	if (/\.ya?ml$/.test(file)) return readCassette(file, text);
	const body = parseJson(text);
	const kind = /([a-z]+)-(get|search)\.json$/.exec(file);
	if (body === undefined || kind === null) return [];
	const entity = kind[1] === 'releasegroup' ? 'release-group' : (kind[1] ?? '');
	const bare = { provider: 'musicbrainz' as const, file, status: 200, headers: {}, body: text };
	if (kind[2] === 'get') return [{ ...bare, path: `/${entity}/${textOf(body, 'id')}`, query: { inc: '*' } }];
	// A search does not say what was asked, but the best hit of an artist search has the name.
	const name = textOf(body, 'artists', 0, 'name');
	return name === '' ? [] : [{ ...bare, path: '/artist', query: { query: `"${name}"` }, page: { at: 0 } }];
}

async function readCassette(file: string, text: string): Promise<Recording[]> {
	const { parse } = await import('./yaml.ts');
	const binary = { tag: '!binary', resolve: (value: string) => Buffer.from(value, 'base64').toString('utf8') };
	const exchanges = fieldOf(parse(text, { customTags: [binary] }), 'http_interactions');
	if (!Array.isArray(exchanges)) return [];
	return exchanges.flatMap((exchange) => readExchange(file, exchange));
}

function readExchange(file: string, exchange: unknown): Recording[] {
	const url = URL.parse(textOf(exchange, 'request', 'uri'));
	if (url === null || !url.pathname.startsWith('/ws/2/')) return [];
	const query = Object.fromEntries(
		[...url.searchParams].filter(([name]) => !['fmt', 'limit', 'offset'].includes(name)),
	);
	const limit = url.searchParams.get('limit');
	const isList = partsOf(url.pathname).length === 3;
	const headers = Object.entries(fieldOf(exchange, 'response', 'headers') ?? {});
	return [
		{
			provider: 'musicbrainz',
			file,
			path: url.pathname.slice('/ws/2'.length),
			query,
			...(isList ? { page: { at: 0, ...(limit === null ? {} : { size: Number(limit) }) } } : {}),
			status: Number(textOf(exchange, 'response', 'status', 'code')),
			headers: lastingHeaders(headers.map(([name, values]) => [name, [values].flat().join(', ')])),
			body: textOf(exchange, 'response', 'body', 'string'),
		},
	];
}

/** The recording that answers a question best: same path and same identity, then the fullest. */
export function findMusicbrainz(recordings: readonly Recording[], question: Question): Answer | undefined {
	const path = question.path.replace(/\/$/, '');
	const same = recordings.filter((recording) => recording.path === path);
	if (partsOf(path).length > 1) return findLookup(same, question);
	return question.query.has('query') ? findSearch(same, question) : findBrowse(same, question);
}

/** A recorded refusal answers only the very same `inc`; else the answer with the most of what was asked. */
function findLookup(recordings: Recording[], { query }: Question): Answer | undefined {
	const asked = (query.get('inc') ?? '').split(/[\s+]/).filter((part) => part !== '');
	const exact = recordings.find((recording) => (recording.query.inc ?? '') === asked.join(' '));
	if (exact !== undefined) return answerOf(exact);
	const worth = ({ query: { inc = '' }, body }: Recording) => {
		const held = asked.filter((part) => inc === '*' || inc.split(/[\s+]/).includes(part)).length;
		return held * 10_000_000 + body.length;
	};
	const useful = recordings.filter(({ status, query: { inc = '' } }) => status === 200 || inc === '');
	const [best] = useful.sort((left, right) => worth(right) - worth(left));
	return best && answerOf(best);
}

function findSearch(recordings: Recording[], { query }: Question): Answer | undefined {
	const asked = normalise(query.get('query') ?? '');
	const exact = recordings.filter((recording) => normalise(recording.query.query ?? '') === asked);
	const alike = recordings.filter((recording) => {
		const recorded = recording.query.query;
		return recorded !== undefined && nameIn(asked) !== undefined && nameIn(normalise(recorded)) === nameIn(asked);
	});
	return fullest(exact, alike, query);
}

function findBrowse(recordings: Recording[], { query }: Question): Answer | undefined {
	const same = recordings.filter(({ query: { query: search, inc: _inc, ...identity } }) => {
		const entries = Object.entries(identity);
		return search === undefined && entries.length > 0 && entries.every(([name, value]) => query.get(name) === value);
	});
	return fullest(same, same, query);
}

/** A recording made with a smaller limit than the question's is used only where there is no other. */
function fullest(exact: Recording[], alike: Recording[], query: URLSearchParams): Answer | undefined {
	const limit = Number(query.get('limit') ?? searchLimit);
	const enough = ({ page }: Recording) => page?.size === undefined || page.size >= limit;
	const larger = (list: Recording[]) => list.sort((left, right) => right.body.length - left.body.length)[0];
	const best = larger(exact.filter(enough)) ?? larger(alike.filter(enough)) ?? larger(exact) ?? larger(alike);
	const offset = Number(query.get('offset') ?? 0);
	return best && (offset > (best.page?.at ?? 0) ? emptyPage(best, offset) : answerOf(best));
}

/** A page that was not recorded: the counts as recorded, and nothing on it. */
function emptyPage(recording: Recording, offset: number): Answer {
	const body = parseJson(recording.body);
	const fields = Object.entries(typeof body === 'object' && body !== null ? body : {}).map(([name, value]) => {
		if (Array.isArray(value)) return [name, []];
		return [name, name === 'offset' || name.endsWith('-offset') ? offset : value];
	});
	return { ...answerOf(recording), body: JSON.stringify(Object.fromEntries(fields)) };
}

function normalise(query: string): string {
	return query.replace(/\\(.)/g, '$1').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The one name a query asks for, where it asks for nothing else but spellings of it: `"x"`, `artist:"x"`, `artist:"x" OR alias:"x"`, `x`. */
function nameIn(query: string): string | undefined {
	if (/\band\b|\b(?!artist|artistaccent|alias|sortname)\w+:"/.test(query.replace(/"[^"]*"/g, '""'))) return undefined;
	const names = new Set([...query.matchAll(/"([^"]*)"/g)].map(([, name]) => name ?? ''));
	if (names.size > 1) return undefined;
	const [only = query.replace(/^\w+:/, '')] = names;
	return only;
}
