import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashFile, parseChecksums, readChecksums, verifyFile } from '../../source/dumps/checksum.ts';
import { StorageError, UsageError } from '../../source/errors.ts';

const sum = (text: string) => createHash('sha256').update(text).digest('hex');
const [one, two] = [sum('one'), sum('two')];
const quiet = { signal: new AbortController().signal, onBytes: () => {} };

describe('a list of checksums', () => {
	it('is read as sha256sum writes it, in text and binary mode, on either system', () => {
		const text = `\uFEFF${one}  discogs_20261001_artists.xml.gz\r\n\r\n${two.toUpperCase()} *.\\dumps/discogs_20261001_masters.xml.gz\n\n`;
		expect([...parseChecksums(text)]).toEqual([
			['discogs_20261001_artists.xml.gz', one],
			['discogs_20261001_masters.xml.gz', two],
		]);
	});

	it('says which line is none, without its control characters', () => {
		expect(() => parseChecksums(`${one}  a\n<html>\u001b[31mno</html>`)).toThrow(
			/^Line 2 of the checksums is not understood: <html>no<\/html>$/,
		);
		expect(() => parseChecksums(`${one.slice(1)}  a`)).toThrow('Line 1');
		expect(() => parseChecksums(one)).toThrow('Line 1');
		expect(() => parseChecksums('\n \n')).toThrow('The list of checksums is empty.');
	});
});

describe('a file', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'vinilogy-checksum-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	async function store(name: string, text: string): Promise<string> {
		const path = join(folder, name);
		await writeFile(path, text);
		return path;
	}

	it('is compared with the list by its name', async () => {
		const list = await readChecksums(await store('CHECKSUM.txt', `${one}  a.xml.gz\n${one}  b.xml.gz\n`));
		const heard: number[] = [];
		await verifyFile(await store('a.xml.gz', 'one'), list, { ...quiet, onBytes: (bytes) => heard.push(bytes) });
		expect(heard).toEqual([3]);
		await expect(verifyFile(await store('b.xml.gz', 'two'), list, quiet)).rejects.toThrow(StorageError);
		await expect(verifyFile(await store('b.xml.gz', 'two'), list, quiet)).rejects.toThrow(
			/^b\.xml\.gz is not what its checksum says: it has [0-9a-f]{12}…, and 7692c3ad3540… was published\.$/,
		);
		await expect(verifyFile(await store('c.xml.gz', 'one'), list, quiet)).rejects.toThrow(UsageError);
		await expect(verifyFile(await store('c.xml.gz', 'one'), list, quiet)).rejects.toMatchObject({
			message: 'The list of checksums does not name c.xml.gz.',
			next: expect.stringContaining('a.xml.gz, b.xml.gz'),
		});
	});

	it('is read no further than a person wants', async () => {
		const path = await store('a', 'x'.repeat(5_000_000));
		const stop = new AbortController();
		const reason = new Error('stopped');
		const reading = hashFile(path, { signal: stop.signal, onBytes: () => stop.abort(reason) });
		await expect(reading).rejects.toBe(reason);
	});

	it('that holds the list has to be there', async () => {
		await expect(readChecksums(join(folder, 'none'))).rejects.toThrow(UsageError);
	});
});
