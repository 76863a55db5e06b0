import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { World } from '../world/world.ts';
import { writeArtist } from './artist.ts';
import { toArtists, toLabel, toMaster, toRelease } from './from-world.ts';
import { writeLabel } from './label.ts';
import { writeMaster } from './master.ts';
import { type MonthOfWorld, worldOf } from './months.ts';
import { writeRelease } from './release.ts';

/** The files of the dumps by name, made when somebody asks for them, and then kept. */
export interface DumpFiles {
	/** In the order of a listing. */
	names: readonly string[];
	/** undefined: there is no such file. */
	read(name: string): Buffer | undefined;
}

type Part = 'artists' | 'labels' | 'masters' | 'releases';

const parts: readonly Part[] = ['artists', 'labels', 'masters', 'releases'];

/** Two whole months, and one of which only the labels have been published so far. */
export function createDumpFiles(world: World): DumpFiles {
	const made = new Map<string, Buffer>();
	const makers = new Map<string, () => Buffer>();
	for (const month of ['2026-09', '2026-10'] as const) {
		const whole = once(() => worldOf(world, month));
		for (const part of parts) makers.set(nameOf(month, part), () => pack(part, whole()));
		makers.set(`discogs_${dayOf(month)}_CHECKSUM.txt`, () => sumUp(parts.map((part) => nameOf(month, part))));
	}
	makers.set(nameOf('2026-11', 'labels'), () => pack('labels', worldOf(world, '2026-10')));

	function read(name: string): Buffer | undefined {
		const content = made.get(name) ?? makers.get(name)?.();
		if (content !== undefined) made.set(name, content);
		return content;
	}

	/** As `sha256sum` writes it. */
	function sumUp(names: string[]): Buffer {
		const lines = names.map(
			(name) =>
				`${createHash('sha256')
					.update(read(name) ?? '')
					.digest('hex')}  ${name}\n`,
		);
		return Buffer.from(lines.join(''));
	}

	return { names: [...makers.keys()].sort(), read };
}

function nameOf(month: string, part: Part): string {
	return `discogs_${dayOf(month)}_${part}.xml.gz`;
}

function dayOf(month: string): string {
	return `${month.replace('-', '')}01`;
}

function pack(part: Part, month: MonthOfWorld): Buffer {
	return gzipSync(`<${part}>\n${writeRecords(part, month).join('\n')}\n</${part}>\n`);
}

function writeRecords(part: Part, { artists, masters, releases }: MonthOfWorld): string[] {
	switch (part) {
		case 'artists':
			return inOrder(artists.flatMap(toArtists)).map(writeArtist);
		case 'masters':
			return inOrder(masters.map(({ album, main }) => toMaster(album, main))).map(writeMaster);
		case 'labels': {
			const labels = new Map(releases.flatMap((release) => release.labels.map((label) => [label.id, label])));
			return inOrder([...labels.values()].map(toLabel)).map(writeLabel);
		}
		case 'releases': {
			const mains = new Set(masters.map(({ main }) => main.id));
			return releases.map((pressing) => writeRelease(toRelease(pressing, mains.has(pressing.id))));
		}
	}
}

function inOrder<Entry extends { id: number }>(records: Entry[]): Entry[] {
	return records.sort((left, right) => left.id - right.id);
}

function once<Value>(build: () => Value): () => Value {
	let built: { value: Value } | undefined;
	return () => {
		built ??= { value: build() };
		return built.value;
	};
}
