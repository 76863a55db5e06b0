import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Replayed } from './local-server.ts';

const root = fileURLToPath(new URL('../../../shared/data/recordings', import.meta.url));

export interface Recording extends Replayed {
	name: string;
}

/** Whether the recorded answers of this provider are on this machine; says so where they are not. */
export function hasRecordings(folder: string): boolean {
	const present = existsSync(join(root, folder));
	if (!present) console.info(`no recordings of ${folder} on this machine: their tests are left out`);
	return present;
}

/** Every file under a folder, as paths relative to it. */
export function listRecordings(folder: string): string[] {
	const path = join(root, folder);
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(path, join(entry.parentPath, entry.name)))
		.sort();
}

/** A recorded body, byte for byte. */
export function readRecording(folder: string, name: string, status = 200): Recording {
	return { name, status, headers: {}, body: readFileSync(join(root, folder, name)) };
}

/** A recorded answer with its status line and the headers that mean something. */
export function readRawRecording(folder: string, name: string): Recording {
	const text = readFileSync(join(root, folder, name), 'utf8');
	const [head = '', ...rest] = text.split(/\r?\n\r?\n/);
	const [statusLine = '', ...headerLines] = head.split(/\r?\n/);
	const kept = headerLines
		.map((line) => /^([^:]+):\s*(.*)$/.exec(line))
		.flatMap((match) => (match?.[1] && /^(link|content-type)$/i.test(match[1]) ? [[match[1], match[2] ?? '']] : []));
	return {
		name,
		status: Number(/ (\d{3})\b/.exec(statusLine)?.[1]),
		headers: Object.fromEntries(kept),
		body: rest.join('\n\n'),
	};
}

/** Ruby writes bodies that are not ASCII as base64. */
const binary = { tag: '!binary', resolve: (base64: string) => Buffer.from(base64, 'base64') };

interface Cassette {
	http_interactions: {
		request: { uri: string };
		response: { status: { code: number }; body: { string: string | Uint8Array } };
	}[];
}

/** The exchanges of a cassette; the name of each is its URL. */
export function readCassette(folder: string, name: string): Recording[] {
	const cassette: Cassette = parse(readFileSync(join(root, folder, name), 'utf8'), { customTags: [binary] });
	return cassette.http_interactions.map(({ request, response }) => ({
		name: request.uri,
		status: response.status.code,
		headers: {},
		body: response.body.string,
	}));
}
