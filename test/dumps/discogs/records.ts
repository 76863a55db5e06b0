import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll } from 'vitest';
import { writeArtist } from '../../../source/sandbox/dumps/artist.ts';
import type { DumpArtist, DumpMaster, DumpRelease } from '../../../source/sandbox/dumps/facts.ts';
import { writeMaster } from '../../../source/sandbox/dumps/master.ts';
import { writeRelease } from '../../../source/sandbox/dumps/release.ts';

/** Slowdive, with the number that Discogs gives homonyms: the artist of whatever says nothing else. */
export const slowdive = { id: 39770, name: 'Slowdive (2)' };
export const mojave = { id: 4242, name: 'Mojave 3' };

/** A record on vinyl as a dump tells it, with what a test says of it. */
export function pressing(told: Partial<DumpRelease> & Pick<DumpRelease, 'id'>): DumpRelease {
	return {
		artists: [slowdive],
		title: 'Souvlaki',
		labels: [{ id: 1, name: 'Creation Records', catalogNumber: `CRELP ${told.id}` }],
		extraArtists: [],
		formats: [lp],
		genres: ['Rock'],
		styles: ['Shoegaze'],
		country: 'UK',
		released: '1993-05-17',
		notes: '',
		dataQuality: 'Correct',
		tracklist: [],
		identifiers: [],
		videos: [],
		companies: [],
		...told,
	};
}

export const lp = { name: 'Vinyl', quantity: '1', text: '', descriptions: ['LP', 'Album'] };
export const cd = { name: 'CD', quantity: '1', text: '', descriptions: ['Album'] };

export function master(told: Partial<DumpMaster> & Pick<DumpMaster, 'id'>): DumpMaster {
	return {
		mainRelease: 1,
		artists: [slowdive],
		genres: ['Rock'],
		styles: [],
		notes: '',
		year: 1993,
		title: 'Souvlaki',
		dataQuality: 'Correct',
		videos: [],
		...told,
	};
}

export function artist(told: Partial<DumpArtist> & Pick<DumpArtist, 'id' | 'name'>): DumpArtist {
	return {
		...{ realname: '', profile: '', dataQuality: 'Correct', urls: [], nameVariations: [] },
		...{ aliases: [], members: [], groups: [] },
		...told,
	};
}

/** Files of dumps in a folder for the tests of a file; records may be given as they are to stand there. */
export interface DumpFolder {
	path(name: string): string;
	write(name: string, bytes: string | Buffer): Promise<string>;
	releases(month: string, records: (DumpRelease | string)[]): Promise<string>;
	masters(month: string, records: (DumpMaster | string)[]): Promise<string>;
	artists(month: string, records: (DumpArtist | string)[]): Promise<string>;
}

/** The text of a file, unpacked. */
export function toDocument<Facts>(kind: string, records: (Facts | string)[], write: (facts: Facts) => string): string {
	return `<${kind}>\n${records.map((one) => `${typeof one === 'string' ? one : write(one)}\n`).join('')}</${kind}>\n`;
}

export function useDumpFolder(): DumpFolder {
	let folder = '';
	let dumps = 0;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'vinilogy-dump-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	async function write(name: string, bytes: string | Buffer): Promise<string> {
		const path = join(folder, name);
		await writeFile(path, bytes);
		return path;
	}

	/** Each in a name of its own, so that no test reads the file of another; `month` is "202610". */
	function writeKind<Facts>(kind: string, month: string, records: (Facts | string)[], toXml: (facts: Facts) => string) {
		dumps += 1;
		return write(`${dumps}-discogs_${month}01_${kind}.xml.gz`, gzipSync(toDocument(kind, records, toXml)));
	}

	return {
		path: (name) => join(folder, name),
		write,
		releases: (month, records) => writeKind('releases', month, records, writeRelease),
		masters: (month, records) => writeKind('masters', month, records, writeMaster),
		artists: (month, records) => writeKind('artists', month, records, writeArtist),
	};
}
