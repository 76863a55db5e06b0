import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../../source/errors.ts';
import { changeSettings, writeSettings } from '../../source/ops/config-file.ts';

describe('the text of a config file', () => {
	test('settings are changed where they stand; comments and other lines stay', () => {
		const text = '# mine\nVINILOGY_CONTACT=me@example.com\n export LASTFM_API_KEY = "old"\n\nNONSENSE\n';
		expect(changeSettings(text, { LASTFM_API_KEY: 'new', DISCOGS_TOKEN: 'token' })).toBe(
			'# mine\nVINILOGY_CONTACT=me@example.com\nLASTFM_API_KEY=new\n\nNONSENSE\nDISCOGS_TOKEN=token\n',
		);
		expect(changeSettings('', { A: '1' })).toBe('A=1\n');
		expect(changeSettings('B=2', { A: '1' })).toBe('B=2\nA=1\n');
		expect(changeSettings('A=0\nB=2', { A: '1' })).toBe('A=1\nB=2');
		expect(changeSettings('# A=0\n', { A: '1' })).toBe('# A=0\nA=1\n');
	});

	test('whatever key is written is read back', () => {
		const key = fc
			.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1 })
			.filter((text) => !["'", '`'].every((quote) => text.includes(quote)));
		fc.assert(
			fc.property(key, key, (one, other) => {
				const text = changeSettings(changeSettings('# c\n', { ONE: one }), { OTHER: other });
				expect(parse(text)).toEqual({ ONE: one, OTHER: other });
			}),
		);
	});
});

test('a value that fits into no quotes is refused, and not quoted in the error', () => {
	const write = () => changeSettings('', { A: 'it\'s `so` "secret"' });
	expect(write).toThrow(UsageError);
	expect(write).not.toThrow(/secret/);
});

describe('the file', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'vinilogy-config-'));
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	test('is made with its folder, and only its owner may read it, whatever it was before', async () => {
		const file = join(folder, 'deep', 'config.env');
		await writeSettings(file, { A: '1' });
		expect(await readFile(file, 'utf8')).toBe('A=1\n');
		await writeFile(join(folder, 'open.env'), 'B=2\n', { mode: 0o644 });
		await writeSettings(join(folder, 'open.env'), { A: '1' });
		expect(await readFile(join(folder, 'open.env'), 'utf8')).toBe('B=2\nA=1\n');
		for (const path of [file, join(folder, 'open.env')]) expect((await stat(path)).mode & 0o777).toBe(0o600);
		expect((await stat(join(folder, 'deep'))).mode & 0o777).toBe(0o700);
	});

	test('a link stays a link', async () => {
		const [real, link] = [join(folder, 'real.env'), join(folder, 'config.env')];
		await writeFile(real, 'B=2\n');
		await symlink(real, link);
		await writeSettings(link, { A: '1' });
		expect(await readFile(real, 'utf8')).toBe('B=2\nA=1\n');
		expect(await readFile(link, 'utf8')).toBe('B=2\nA=1\n');
	});

	test('what cannot be replaced stays, and nothing is left behind', async () => {
		const place = join(folder, 'config.env');
		await mkdir(place);
		await writeFile(join(place, 'keep'), '');
		await expect(writeSettings(place, { A: '1' })).rejects.toThrow();
		expect(await readdir(folder)).toEqual(['config.env']);
		expect(await readdir(place)).toEqual(['keep']);
	});
});
