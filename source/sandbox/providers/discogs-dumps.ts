import { createDumpFiles } from '../dumps/files.ts';
import type { Answer, Question, Service } from '../exchange.ts';
import type { World } from '../world/world.ts';

/**
 * data.discogs.com: pages for people, and the files of the monthly dumps. It knows nothing of ranges and answers with everything. Who lets
 * it choose an encoding gets the packed files as if packing were the encoding, and with them the wrong bytes.
 */
export function createDiscogsDumps(world: World): Service {
	let kept: ReturnType<typeof createDumpFiles> | undefined;
	const files = () => {
		kept ??= createDumpFiles(world);
		return kept;
	};

	return {
		endpointOf: ({ query }) => nameIn(query) ?? 'index',
		notFound,
		answer(question) {
			const { method, path, query } = question;
			if (path !== '/' || !['GET', 'HEAD'].includes(method)) return notFound();
			const name = nameIn(query);
			if (name === undefined) return page(list(query.get('prefix') ?? '', files().names));
			const content = query.get('download') === pathOf(name) ? files().read(name) : undefined;
			return content === undefined ? notFound() : sendFile(name, content, question);
		},
	};
}

function sendFile(name: string, body: Buffer, { headers }: Question): Answer {
	const encoding = `${headers['accept-encoding'] ?? 'identity'}`;
	const isPacked = name.endsWith('.gz');
	return {
		status: 200,
		headers: {
			'content-type': isPacked ? 'application/gzip' : 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`,
			...(isPacked && /gzip|\*/.test(encoding) ? { 'content-encoding': 'gzip' } : {}),
		},
		body,
	};
}

function nameIn(query: URLSearchParams): string | undefined {
	return query.get('download')?.split('/').at(-1);
}

/** "data/2026/discogs_20261001_labels.xml.gz". */
function pathOf(name: string): string {
	return `data/${name.slice('discogs_'.length, 'discogs_2026'.length)}/${name}`;
}

/** The folders and files right below a prefix, as links. */
function list(prefix: string, names: readonly string[]): string {
	const below = names.map(pathOf).filter((path) => path.startsWith(prefix));
	const entries = new Set(below.map((path) => path.slice(0, path.indexOf('/', prefix.length) + 1) || path));
	const links = [...entries].map((entry) => {
		const query = new URLSearchParams(entry.endsWith('/') ? { prefix: entry } : { download: entry });
		return `<li><a href="?${query}">${entry.slice(prefix.length)}</a></li>`;
	});
	return `<h1>Discogs Data</h1>\n<ul>\n${links.join('\n')}\n</ul>`;
}

function page(body: string, status = 200): Answer {
	return {
		status,
		headers: { 'content-type': 'text/html; charset=utf-8' },
		body: `<!doctype html>\n<html><head><title>Discogs Data</title></head><body>\n${body}\n</body></html>\n`,
	};
}

function notFound(): Answer {
	return page('<h1>Not found</h1>', 404);
}
