import { type Answer, json, partsOf, type Question } from '../exchange.ts';
import {
	answerOf,
	fieldOf,
	lastingHeaders,
	parseJson,
	type RecordedFile,
	type Recording,
	textOf,
} from './recording.ts';

/** Parameters that choose what a list is about; all others only page, sort or filter it. */
const identifying = ['q', 'query', 'type', 'title', 'release_title', 'artist', 'label', 'catno', 'barcode', 'track'];

/** Reads a raw HTTP answer, a bare body or a body with its request, and finds out which URL it answers; nothing where it cannot. */
export function readDiscogs({ file, text }: RecordedFile): Recording[] {
	const raw = readRaw(text) ?? readWrapped(text) ?? { status: 200, headers: {}, body: text, url: undefined };
	const body = parseJson(raw.body);
	const isChange = /(^|\/)(add|change|create|delete|put)[_-]/.test(file);
	const url = raw.url ?? urlOf(file, body, raw.headers.link ?? '');
	if (body === undefined || isChange || url === undefined) return [];
	const isList = fieldOf(body, 'pagination') !== undefined;
	const query = [...url.searchParams].filter(([name]) => identifying.includes(name));
	return [
		{
			provider: 'discogs',
			file,
			path: url.pathname,
			query: Object.fromEntries(query),
			...(isList ? { page: { at: Number(textOf(body, 'pagination', 'page')) } } : {}),
			...(raw.status === 200 ? {} : pageAsked(url)),
			status: raw.status,
			headers: raw.headers,
			body: raw.body,
		},
	];
}

interface Raw {
	status: number;
	headers: Record<string, string>;
	body: string;
	url: URL | undefined;
}

/** An answer as it came over the wire: status line, headers, an empty line, the body. */
function readRaw(text: string): Raw | undefined {
	const [, status, head = '', body = ''] =
		/^HTTP\/1\.\d:? (\d+)[^\r\n]*\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(text) ?? [];
	if (status === undefined) return undefined;
	const headers = head.split(/\r?\n/).map((line): [string, string] => {
		const at = line.indexOf(':');
		return [line.slice(0, at), line.slice(at + 1).trim()];
	});
	return { status: Number(status), headers: lastingHeaders(headers), body, url: undefined };
}

/** A recording that names its own request: `{_request: "GET url", status, headers, body}`. */
function readWrapped(text: string): Raw | undefined {
	const whole = parseJson(text);
	const [, url = ''] = /^GET (\S+)$/.exec(textOf(whole, '_request')) ?? [];
	if (url === '') return undefined;
	const headers = Object.entries(fieldOf(whole, 'headers') ?? {}).map(([name, value]): [string, string] => [
		name,
		`${value}`,
	]);
	return {
		status: Number(textOf(whole, 'status')),
		headers: lastingHeaders(headers),
		body: JSON.stringify(fieldOf(whole, 'body')),
		url: URL.parse(url) ?? undefined,
	};
}

/** A refusal belongs to the very page that was asked. */
function pageAsked(url: URL): Pick<Recording, 'page'> {
	const page = url.searchParams.get('page');
	return page === null ? {} : { page: { at: Number(page) } };
}

/** The URL an answer belongs to: its own links first, then its own ids, then the name of the file. */
function urlOf(file: string, body: unknown, link: string): URL | undefined {
	const urls = Object.values(fieldOf(body, 'pagination', 'urls') ?? {});
	const [, fromHeader] = /<([^>]+)>/.exec(link) ?? [];
	const rated = textOf(body, 'release_id');
	const user = textOf(body, 'username');
	const [, kind, id, list] = /(masters|artists|labels)[_/](\d+)[_/](versions|releases)/.exec(file) ?? [];
	const candidates = [
		fromHeader,
		...urls,
		textOf(body, 'consumer_name') === '' ? '' : 'https://api.discogs.com/oauth/identity',
		kind === undefined || fieldOf(body, 'pagination') === undefined
			? ''
			: `https://api.discogs.com/${kind}/${id}/${list}`,
		rated === '' ? '' : `https://api.discogs.com/releases/${rated}/rating${user === '' ? '' : `/${user}`}`,
		textOf(body, 'resource_url'),
		textOf(body, 'releases_url').replace(/\/releases$/, ''),
		textOf(body, 'versions_url').replace(/\/versions$/, ''),
		resourceIn(file, body),
	];
	for (const candidate of candidates) {
		const url = typeof candidate === 'string' ? URL.parse(candidate) : null;
		if (url?.hostname === 'api.discogs.com') return url;
	}
	return undefined;
}

/** Old answers lack `resource_url`: what they are is told by their keys or the file, which one by their id. */
function resourceIn(file: string, body: unknown): string {
	const id = textOf(body, 'id');
	const [, kind] = /(artist|master|release|label)(?:Json|s?\/\d+)?(?:\.json)?$/.exec(file) ?? [];
	return id === '' || kind === undefined ? '' : `https://api.discogs.com/${kind}s/${id}`;
}

/**
 * A list is answered by any of its recorded pages: the page it holds as it was, whatever `per_page`; every other page up
 * to the last well-formed and empty with the recorded counts, so that paging ends and a count of what came shows what is missing.
 */
export function findDiscogs(recordings: readonly Recording[], question: Question): Answer | undefined {
	const path = question.path.replace(/\/$/, '');
	const asked = question.query;
	const same = recordings.filter(
		(recording) => recording.path === path && sameList(recording, asked, partsOf(path)[0] === 'database'),
	);
	const page = Math.max(1, Number(asked.get('page') ?? 1) || 1);
	const refusal = same.find(
		({ status, page: recorded }) => status !== 200 && (recorded === undefined || recorded.at === page),
	);
	if (refusal !== undefined) return answerOf(refusal);
	const [best] = same
		.filter(({ status }) => status === 200)
		.sort((left, right) => fit(right, asked, page) - fit(left, asked, page));
	if (best === undefined) return undefined;
	return best.page === undefined || best.page.at === page ? answerOf(best) : emptyPage(best, page);
}

/** A search must be about the same; other lists are named by their path alone. */
function sameList({ query }: Recording, asked: URLSearchParams, isSearch: boolean): boolean {
	if (!isSearch) return true;
	const lower = (value: string | null | undefined) => value?.trim().toLowerCase() ?? '';
	return identifying.every(
		(name) => lower(query[name]) === lower(asked.get(name)) || (name === 'type' && !asked.has(name)),
	);
}

function fit(recording: Recording, asked: URLSearchParams, page: number): number {
	const samePage = recording.page?.at === page ? 1 : 0;
	const sameSize = asked.get('per_page') === textOf(parseJson(recording.body), 'pagination', 'per_page') ? 1 : 0;
	return samePage * 1e12 + sameSize * 1e10 + recording.body.length;
}

function emptyPage(recording: Recording, page: number): Answer {
	const body = parseJson(recording.body);
	const pages = Number(textOf(body, 'pagination', 'pages'));
	const [link] = Object.values(fieldOf(body, 'pagination', 'urls') ?? {});
	const to = (target: number) => {
		const url = URL.parse(`${link}`);
		url?.searchParams.set('page', `${target}`);
		return `${url}`;
	};
	const urls = {
		...(page > 1 ? { first: to(1), prev: to(Math.min(page - 1, pages)) } : {}),
		...(page < pages ? { last: to(pages), next: to(page + 1) } : {}),
	};
	const list = Object.entries(typeof body === 'object' && body !== null ? body : {}).find(([, value]) =>
		Array.isArray(value),
	);
	const pagination = {
		per_page: Number(textOf(body, 'pagination', 'per_page')),
		items: Number(textOf(body, 'pagination', 'items')),
		page,
		urls,
		pages,
	};
	const links = Object.entries(urls).map(([name, url]) => `<${url}>; rel="${name}"`);
	const { link: _link, ...headers } = recording.headers;
	return json({ pagination, [list?.[0] ?? 'results']: [] }, 200, {
		...headers,
		...(links.length > 0 ? { link: links.join(', ') } : {}),
	});
}
