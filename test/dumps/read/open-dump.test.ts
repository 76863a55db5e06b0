import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DamagedDump } from '../../../source/dumps/read/damaged-dump.ts';
import { openDump } from '../../../source/dumps/read/open-dump.ts';
import { StorageError, UsageError } from '../../../source/errors.ts';
import { makeRelease } from './documents.ts';
import { useFolder } from './files.ts';

const write = useFolder();

/** Some megabytes, so that there are several pieces packed and unpacked. */
const releases = Array.from({ length: 6000 }, (_, index) => makeRelease(index + 1, noise(index)));
const document = Buffer.from(`<releases>\n${releases.join('\n')}\n</releases>\n`);
const packed = gzipSync(document);

/** Text that packs badly, the same in every run. */
function noise(seed: number): string {
	let number = seed + 1;
	const next = () => {
		number = (number * 48_271) % 2_147_483_647;
		return number.toString(36);
	};
	return Array.from({ length: 40 }, next).join(' ');
}

/** Reads all of a file: the bytes that came, and what was thrown behind them. */
async function read(path: string): Promise<{ bytes: Buffer; error: Error | null }> {
	const pieces: Buffer[] = [];
	try {
		for await (const piece of (await openDump(path)).chunks) pieces.push(piece);
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		return { bytes: Buffer.concat(pieces), error };
	}
	return { bytes: Buffer.concat(pieces), error: null };
}

/** What opening it throws. */
async function refuse(path: string): Promise<unknown> {
	return await openDump(path).then(
		() => null,
		(error: unknown) => error,
	);
}

describe('a dump that is whole', () => {
	it('has the same bytes packed, unpacked and in several members, whatever its name', async () => {
		const middle = 1_234_567;
		const members = Buffer.concat([gzipSync(document.subarray(0, middle)), gzipSync(document.subarray(middle))]);
		for (const [name, bytes] of [
			['a.xml', document],
			['b.xml.gz', packed],
			['c.xml', packed],
			['d.gz', document],
			['e.gz', members],
			['f.gz', Buffer.concat([packed, Buffer.alloc(512)])],
			['g.gz', Buffer.concat([packed, Buffer.alloc(300_000)])],
		] as const) {
			const { bytes: unpacked, error } = await read(await write(name, bytes));
			expect([name, error, unpacked.equals(document)]).toEqual([name, null, true]);
		}
	});

	it('tells its kind, its month and its size', async () => {
		const path = await write('discogs_20261001_releases.xml.gz', packed);
		const dump = await openDump(path);
		expect(dump).toMatchObject({ kind: 'releases', edition: '2026-10', size: packed.length });
		for await (const _ of dump.chunks);
		expect(dump.bytesRead()).toBe(packed.length);
	});

	it.each([
		['a byte order mark', '\ufeff<masters>\n</masters>', 'masters'],
		['a declaration and comments', '<?xml version="1.0"?>\n<!-- <releases> -->\n\n<artists></artists>', 'artists'],
		['nothing in it', '<labels/>', 'labels'],
	])('may begin with %s', async (_, content, kind) => {
		expect(await openDump(await write('any.xml', content))).toMatchObject({ kind, edition: '' });
	});

	it('has a fingerprint of its own', async () => {
		const fingerprint = async (name: string, bytes: Buffer) => (await openDump(await write(name, bytes))).fingerprint;
		const one = await fingerprint('one.gz', packed);
		expect(one).toMatch(/^[0-9a-f]{64}$/);
		expect(await fingerprint('again.gz', packed)).toBe(one);
		expect(await fingerprint('longer.gz', Buffer.concat([packed, Buffer.alloc(1)]))).not.toBe(one);
		expect(await fingerprint('other.gz', gzipSync(Buffer.concat([Buffer.from(' '), document])))).not.toBe(one);
	});

	it('may come through a pipe', async () => {
		const module = new URL('../../../source/dumps/read/open-dump.ts', import.meta.url).href;
		const script = `
			const { openDump } = await import(${JSON.stringify(module)});
			const dump = await openDump('-');
			let bytes = 0;
			for await (const piece of dump.chunks) bytes += piece.length;
			console.log(JSON.stringify([dump.kind, dump.edition, dump.size, bytes, dump.bytesRead()]));`;
		const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
		child.stdin.end(packed);
		const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
		expect(JSON.parse(output)).toEqual(['releases', '', null, document.length, packed.length]);
	});
});

describe('a damaged dump is read up to its damage', () => {
	it.each([100, 50_000, packed.length - 3])('cut off at byte %d', async (length) => {
		const { bytes, error } = await read(await write('cut.gz', packed.subarray(0, length)));
		expect(error).toBeInstanceOf(DamagedDump);
		expect(error?.message).toBe(`The file is cut off at byte ${length} (byte ${bytes.length} unpacked).`);
		expect(bytes.equals(document.subarray(0, bytes.length))).toBe(true);
		expect(bytes.length).toBeGreaterThan(0);
	});

	it('a wrong checksum', async () => {
		const wrong = Buffer.from(packed);
		wrong.writeUInt32LE(12_345, packed.length - 8);
		const { bytes, error } = await read(await write('wrong.gz', wrong));
		expect(error).toBeInstanceOf(DamagedDump);
		expect(error?.message).toMatch(/^The checksum is wrong behind byte \d+ \(byte \d+ unpacked\)\.$/);
		expect(bytes.equals(document)).toBe(true);
	});

	it('something behind its end', async () => {
		const { bytes, error } = await read(await write('behind.gz', Buffer.concat([packed, Buffer.from('something')])));
		expect(error?.message).toBe(
			`Something that is not packed follows behind byte ${packed.length + 1} (byte ${document.length} unpacked).`,
		);
		expect(bytes.equals(document)).toBe(true);
	});

	it('bytes that are broken', async () => {
		const broken = Buffer.from(packed);
		const at = Math.floor(packed.length / 2);
		broken.fill(0xff, at, at + 400);
		const { bytes, error } = await read(await write('broken.gz', broken));
		const place = /behind byte (\d+) \(byte (\d+) unpacked\)/.exec(error?.message ?? '');
		expect(error).toBeInstanceOf(DamagedDump);
		expect(Number(place?.[2])).toBe(bytes.length);
		expect(Number(place?.[1])).toBeGreaterThan(at);
		// What the damage itself was unpacked to is not told from the rest.
		const good = document.subarray(0, Math.floor(document.length * 0.45));
		expect(bytes.subarray(0, good.length).equals(good)).toBe(true);
	});

	it('broken from the begin', async () => {
		const error = await refuse(
			await write('begin.gz', Buffer.concat([packed.subarray(0, 10), Buffer.alloc(99, 0xff)])),
		);
		expect(error).toBeInstanceOf(DamagedDump);
		const cut = await refuse(await write('cut-begin.gz', packed.subarray(0, 12)));
		expect(cut).toMatchObject({ message: 'The file is cut off at byte 12 (byte 0 unpacked).' });
	});

	it('and says what to do next', async () => {
		const { error } = await read(await write('next.gz', packed.subarray(0, 1000)));
		expect(error).toMatchObject({ next: expect.stringContaining('Download the file again') });
	});
});

describe('what is no dump', () => {
	const tar = Buffer.alloc(1024);
	tar.write('discogs_20261001_releases.xml');
	tar.write('ustar', 257);

	it.each([
		['a tar archive', tar, /is a tar archive/, /Unpack it first: tar xf/],
		['a tar archive within gzip', gzipSync(tar), /is a tar archive/, /Unpack it first: tar xf/],
		['a zip archive', Buffer.from('PK\x03\x04 and more'), /is a zip archive/, /unzip/],
		['xz', Buffer.from('\xfd7zXZ\0 and more', 'latin1'), /is packed with xz/, /unxz/],
		['gzip within gzip', gzipSync(packed), /is packed twice/, /gunzip/],
		['a web page', '<!DOCTYPE html>\n<html lang="en"><head><title>429</title>', /is a web page/, /try again later/],
		['text', 'Too many requests', /is no Discogs dump/, /data\.discogs\.com/],
		['another document', '<?xml version="1.0"?><rss></rss>', /is no Discogs dump/, /data\.discogs\.com/],
		['an empty file', '', /is empty/, /Download/],
		['gzip of nothing', gzipSync(''), /is empty/, /Download/],
	])('%s', async (_, bytes, message, next) => {
		const error = await refuse(await write('file.gz', bytes));
		expect(error).toBeInstanceOf(UsageError);
		expect(error).toMatchObject({ message: expect.stringMatching(message), next: expect.stringMatching(next) });
	});

	it('a folder, and a file that is not there', async () => {
		const path = await write('there.gz', packed);
		expect(await refuse(path.replace('/there.gz', ''))).toBeInstanceOf(UsageError);
		expect(await refuse(`${path}.not`)).toBeInstanceOf(StorageError);
	});
});
