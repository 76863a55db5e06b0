import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeArtist } from '../../source/sandbox/dumps/artist.ts';
import type { DumpRelease } from '../../source/sandbox/dumps/facts.ts';
import { writeLabel } from '../../source/sandbox/dumps/label.ts';
import { writeMaster } from '../../source/sandbox/dumps/master.ts';
import { writeRelease } from '../../source/sandbox/dumps/release.ts';
import { makeArtist } from './artists.ts';
import { type Change, type LaterRelease, makeLaterReleases } from './changes.ts';
import { gzipRecords, type WrittenFile } from './gzip-records.ts';
import { makeLabel } from './labels.ts';
import { makeMaster } from './masters.ts';
import { type Plan, planDump } from './plan.ts';
import { makeRelease } from './releases.ts';

export interface DumpOptions {
	/** How many releases the first month has; all other numbers follow. */
	releases: number;
	/** "202610". */
	month: string;
	seed: number;
	/** 0 for a first month; 0.01 for the month after it, with one of a hundred releases changed. */
	changed: number;
}

/** How many releases, and how many of them are vinyl. */
export interface Count {
	all: number;
	vinyl: number;
}

/** What was made. */
export interface MadeDump {
	artists: WrittenFile;
	labels: WrittenFile;
	masters: WrittenFile;
	releases: WrittenFile;
	checksums: string;
	vinyl: number;
	changes: Record<Change, Count>;
}

/**
 * Makes the files of a month of Discogs' dump in a folder: as many artists and masters for the releases as the real one has, each
 * record as long and as hard to pack as a real one. The same options make the same files, where the same real names are at hand.
 */
export async function makeDump(folder: string, options: DumpOptions): Promise<MadeDump> {
	await mkdir(folder, { recursive: true });
	const plan = planDump(options.seed, options.releases);
	const counts = { vinyl: 0, changes: countNothing() };
	const write = (kind: string, records: Iterable<string>) =>
		gzipRecords(join(folder, `discogs_${options.month}01_${kind}.xml.gz`), kind, records);

	const artists = await write(
		'artists',
		map(plan.artistsById(), (index) => writeArtist(makeArtist(plan, index))),
	);
	const labels = await write(
		'labels',
		map(upTo(plan.labels), (index) => writeLabel(makeLabel(plan, index))),
	);
	const masters = await write(
		'masters',
		map(upTo(plan.masters), (index) => writeMaster(makeMaster(plan, index))),
	);
	const releases = await write('releases', map(makeReleases(plan, options.changed, counts), writeRelease));

	const files = [artists, labels, masters, releases];
	const checksums = join(folder, `discogs_${options.month}01_CHECKSUM.txt`);
	await writeFile(checksums, files.map(({ sha256, path }) => `${sha256}  ${basename(path)}\n`).join(''));
	return { artists, labels, masters, releases, checksums, ...counts };
}

function* makeReleases(
	plan: Plan,
	changed: number,
	counts: Pick<MadeDump, 'vinyl' | 'changes'>,
): Iterable<DumpRelease> {
	const all = map(upTo(plan.releases), (index): LaterRelease => ({ release: makeRelease(plan, index) }));
	for (const { release, change } of changed === 0 ? all : makeLaterReleases(plan, changed)) {
		const vinyl = release.formats.some(({ name }) => name === 'Vinyl') ? 1 : 0;
		if (change !== undefined) {
			counts.changes[change].all += 1;
			counts.changes[change].vinyl += vinyl;
		}
		if (change === 'vanished') continue;
		counts.vinyl += vinyl;
		yield release;
	}
}

function countNothing(): Record<Change, Count> {
	const none = () => ({ all: 0, vinyl: 0 });
	return { stored: none(), unseen: none(), vanished: none(), added: none() };
}

function* upTo(count: number): Iterable<number> {
	for (let index = 0; index < count; index++) yield index;
}

function* map<From, To>(values: Iterable<From>, change: (value: From) => To): Iterable<To> {
	for (const value of values) yield change(value);
}
