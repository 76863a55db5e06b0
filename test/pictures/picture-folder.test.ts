import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPictureFolder } from '../../source/pictures/picture-folder.ts';

let folder = '';
let now = new Date('2026-11-20T12:00:00Z');
const clock = () => now;
const pass = (milliseconds: number) => {
	now = new Date(now.getTime() + milliseconds);
};

beforeEach(async () => {
	folder = join(await mkdtemp(join(tmpdir(), 'vinilogy-pictures-')), 'pictures');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

const openFolder = (maxBytes: number) => createPictureFolder({ folder, maxBytes, clock });
const picture = (size: number, fill: number) => Buffer.alloc(size, fill);
const urlOf = (at: number) => `https://pictures.example/${at}.jpg`;

async function sizeOfFolder(): Promise<number> {
	const names = await readdir(folder);
	const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
	return sizes.reduce((sum, size) => sum + size, 0);
}

describe('what is kept', () => {
	it('comes back as it was, with the time of its fetch, under a name that says nothing', async () => {
		const kept = openFolder(1000);
		expect(await kept.read(urlOf(1))).toBeNull();
		await kept.write(urlOf(1), picture(100, 7));
		const fetchedAt = now;
		pass(60_000);
		expect(await kept.read(urlOf(1))).toEqual({ bytes: picture(100, 7), fetchedAt });
		expect(await openFolder(1000).read(urlOf(1))).toEqual({ bytes: picture(100, 7), fetchedAt });
		const names = await readdir(folder);
		expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
		if (process.platform !== 'win32') expect((await stat(folder)).mode & 0o077).toBe(0);
	});

	it('is replaced by what is written later', async () => {
		const kept = openFolder(1000);
		await kept.write(urlOf(1), picture(100, 7));
		pass(1000);
		await kept.write(urlOf(1), picture(50, 8));
		expect(await kept.read(urlOf(1))).toEqual({ bytes: picture(50, 8), fetchedAt: now });
		expect(await readdir(folder)).toHaveLength(1);
	});
});

describe('the limit', () => {
	it('holds, and what was looked at longest ago goes first', async () => {
		const kept = openFolder(1000);
		for (let at = 0; at < 10; at += 1) {
			await kept.write(urlOf(at), picture(100, at));
			pass(1000);
		}
		expect(await sizeOfFolder()).toBe(1000);
		expect(await kept.read(urlOf(0))).not.toBeNull();
		pass(1000);
		await kept.write(urlOf(10), picture(250, 10));
		expect(await sizeOfFolder()).toBeLessThanOrEqual(1000);
		const left = await Promise.all(Array.from({ length: 11 }, async (_, at) => (await kept.read(urlOf(at))) !== null));
		expect(left).toEqual([true, false, false, false, true, true, true, true, true, true, true]);
	});

	it('holds for several processes that write at the same time, and every file is whole', async () => {
		const folders = Array.from({ length: 4 }, () => openFolder(20_000));
		await Promise.all(
			folders.flatMap((kept, process) =>
				Array.from({ length: 30 }, (_, at) => kept.write(urlOf(at), picture(1000 + process, process))),
			),
		);
		await folders[0]?.write(urlOf(99), picture(10, 1));
		expect(await sizeOfFolder()).toBeLessThanOrEqual(20_000);
		const names = await readdir(folder);
		expect(names.length).toBeGreaterThan(10);
		for (const name of names) {
			const bytes = await readFile(join(folder, name));
			expect(name).toMatch(/^[0-9a-f]{64}$/);
			expect(new Set(bytes).size).toBe(1);
			expect(bytes).toHaveLength(bytes.length === 10 ? 10 : 1000 + (bytes[0] ?? 0));
		}
	});
});

describe('a folder that is not as it should be', () => {
	it('strangers in it are neither counted nor touched; what a crash left is removed after an hour', async () => {
		const kept = openFolder(1000);
		await kept.write(urlOf(1), picture(400, 1));
		const [name = ''] = await readdir(folder);
		await writeFile(join(folder, 'holiday.jpg'), picture(5000, 9));
		await mkdir(join(folder, 'a'.repeat(64)));
		await symlink('/nowhere', join(folder, 'b'.repeat(64)));
		const part = join(folder, `${name}.00000000-0000-4000-8000-000000000000.part`);
		const newPart = join(folder, `${name}.00000000-0000-4000-8000-000000000001.part`);
		for (const [path, age] of [
			[part, 2 * 3600],
			[newPart, 60],
		] as const) {
			await writeFile(path, 'half');
			const time = now.getTime() / 1000 - age;
			await utimes(path, time, time);
		}
		await kept.write(urlOf(2), picture(400, 2));
		expect(await kept.read(urlOf(1))).not.toBeNull();
		expect(await kept.read(urlOf(2))).not.toBeNull();
		const left = await readdir(folder);
		expect(left).toContain('holiday.jpg');
		expect(left).toContain('a'.repeat(64));
		expect(left.filter((each) => each.endsWith('.part'))).toEqual([newPart.slice(folder.length + 1)]);
	});

	it('one that is a file, or cannot be made, keeps nothing and harms nobody', async () => {
		await writeFile(folder, 'in the way');
		const kept = openFolder(1000);
		await kept.write(urlOf(1), picture(100, 1));
		expect(await kept.read(urlOf(1))).toBeNull();
		expect(await readFile(folder, 'utf8')).toBe('in the way');
	});

	it('a folder in place of a picture is no picture', async () => {
		const kept = openFolder(1000);
		await kept.write(urlOf(1), picture(100, 1));
		const [name = ''] = await readdir(folder);
		await rm(join(folder, name));
		await mkdir(join(folder, name));
		expect(await kept.read(urlOf(1))).toBeNull();
		await kept.write(urlOf(1), picture(100, 1));
		expect(await readdir(folder)).toEqual([name]);
	});
});
