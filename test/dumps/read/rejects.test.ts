import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createRejects } from '../../../source/dumps/read/rejects.ts';
import { StorageError } from '../../../source/errors.ts';
import { useFolder } from './files.ts';

const write = useFolder();

/** A path in the folder where there is no file. */
async function findPath(name: string): Promise<string> {
	return `${await write(`beside-${name}`, '')}.rejects/${name}`;
}

it('makes no file for nothing', async () => {
	const path = await findPath('none.xml');
	createRejects(path)[Symbol.dispose]();
	expect(existsSync(path)).toBe(false);
});

it('writes position, reason and bytes as they were, and goes on behind them', async () => {
	const path = await findPath('some.xml');
	const record = Buffer.from([0x3c, 0xff, 0x00, 0x3e]);
	for (const position of [12, 90_000_000_000]) {
		using rejects = createRejects(path);
		rejects.add('it has -- no title', record, position);
	}
	const heading = (position: number) => Buffer.from(`<!-- byte ${position}: it has - - no title -->\n`);
	const newline = Buffer.from('\n');
	expect(await readFile(path)).toEqual(
		Buffer.concat([heading(12), record, newline, heading(90_000_000_000), record, newline]),
	);
});

it('cuts what nobody would read', async () => {
	const path = await findPath('large.xml');
	using rejects = createRejects(path);
	for (let times = 0; times < 102; times++) rejects.add('bad', Buffer.alloc(2 * 1024 * 1024, 'x'), times);
	const text = await readFile(path, 'latin1');
	expect(text.length).toBeGreaterThan(100 * 1024 * 1024);
	expect(text.length).toBeLessThan(100 * 1024 * 1024 + 10_000);
	expect(text.slice(-60)).toContain('<!-- byte 101: bad -->\n');
});

it('says which file cannot be written', async () => {
	const inFile = `${await write('no-folder', '')}/records.xml`;
	using rejects = createRejects(inFile);
	expect(() => rejects.add('bad', Buffer.from('<'), 0)).toThrow(StorageError);
	expect(() => rejects.add('bad', Buffer.from('<'), 0)).toThrow(inFile);
});
