import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, type ProviderName, providerNames, type Question, type Service } from '../exchange.ts';
import { findDiscogs, readDiscogs } from './discogs.ts';
import { findLastfm, readLastfm } from './lastfm.ts';
import { findMusicbrainz, readMusicbrainz } from './musicbrainz.ts';
import { findByPath, readDeezer, readListenbrainz } from './others.ts';
import type { RecordedFile, Recording } from './recording.ts';

/** Services that replay, and what they replay. */
export interface Recordings {
	services: Record<ProviderName, Service>;
	list(): RecordingList;
}

/** What `/__sandbox/recordings` says. */
interface RecordingList {
	served: {
		provider: string;
		path: string;
		query: Record<string, string>;
		page?: number;
		status: number;
		file: string;
	}[];
	/** Files that do not say which URL they answer. */
	skipped: string[];
}

type Reader = (file: RecordedFile) => Recording[] | Promise<Recording[]>;
type Finder = (recordings: readonly Recording[], question: Question) => Answer | undefined;

/** Readers by the name of the folder that holds the files of a service. */
const readers: Record<string, Reader> = {
	musicbrainz: readMusicbrainz,
	discogs: readDiscogs,
	lastfm: readLastfm,
	deezer: readDeezer,
	listenbrainz: readListenbrainz,
};

const finders: Partial<Record<ProviderName, Finder>> = {
	musicbrainz: findMusicbrainz,
	discogs: findDiscogs,
	lastfm: findLastfm,
};

/**
 * Reads a folder of recorded answers. The services answer from it and otherwise with their own "not found"; pictures
 * stay. A file that cannot be understood is skipped; rejects where the folder itself cannot be read.
 */
export async function openRecordings(folder: string, services: Record<ProviderName, Service>): Promise<Recordings> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const recordings: Recording[] = [];
	const skipped: string[] = [];
	for (const path of files.sort()) {
		const file = path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '');
		const found = await readOne(file, await readFile(path, 'utf8'));
		if (found.length === 0) skipped.push(file);
		recordings.push(...found);
	}
	const replaying = providerNames.map((name) => [name, replay(name, services[name], recordings)] as const);
	const replaced: Record<ProviderName, Service> = { ...services };
	for (const [name, service] of replaying) replaced[name] = service;
	return { services: replaced, list: () => ({ served: recordings.map(describe), skipped }) };
}

async function readOne(file: string, text: string): Promise<Recording[]> {
	const folder = file.split('/').find((part) => part in readers);
	try {
		return (await readers[folder ?? '']?.({ file, text })) ?? [];
	} catch {
		return [];
	}
}

function replay(name: ProviderName, service: Service, all: readonly Recording[]): Service {
	if (name === 'pictures') return service;
	const recordings = all.filter(({ provider }) => provider === name);
	const find = finders[name] ?? findByPath;
	return { ...service, answer: (question) => find(recordings, question) ?? service.notFound(question) };
}

function describe({ provider, path, query, page, status, file }: Recording): RecordingList['served'][number] {
	return { provider, path, query, page: page?.at, status, file };
}
