import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../source/sandbox/server.ts';
import { createProgram, type Program } from '../run-program.ts';

let sandbox: Sandbox;
let program: Program;
beforeAll(async () => {
	sandbox = await startSandbox({ speed: 200 });
	program = await createProgram(sandbox.environment);
});
afterAll(async () => {
	await program[Symbol.asyncDispose]();
	await sandbox.close();
});

const at = (name: string) => `${sandbox.url}/shops/${name}`;

it('adds, lists and removes shops', async () => {
	const added = await program.run([
		'shops',
		'add',
		at('grooves'),
		'--country',
		'nl',
		'--shipping',
		'4,95',
		'--name',
		'Grooves',
		'--json',
	]);
	expect(added.code).toBe(0);
	expect(JSON.parse(added.stdout).shop).toMatchObject({
		...{ url: at('grooves'), name: 'Grooves', platform: 'shopify', currency: 'EUR' },
		...{ country: 'NL', shipsTo: ['NL'], shippingAmount: 495, readAt: null, problem: null },
	});
	const second = await program.run(['shops', 'add', at('tea'), '--country', 'UK', '--ships-to', 'NL,be,NL']);
	expect(second.stdout).toMatch(/\twoocommerce\tGB\t\["NL","BE"\]\tGBP\t\t/);
	const listed = await program.run(['shops']);
	expect(listed.stdout.split('\n')).toHaveLength(4);
	expect((await program.run(['shops', 'list', '--json'])).stdout).toBe((await program.run(['shops', '--json'])).stdout);
	const removed = await program.run(['shops', 'remove', 'Grooves', '--json']);
	expect(JSON.parse(removed.stdout)).toMatchObject({ removed: { name: 'Grooves' }, offers: 0 });
	expect((await program.run(['shops', 'remove', at('grooves')])).code).toBe(1);
	expect((await program.run(['shops', 'remove', at('tea')])).code).toBe(0);
	expect((await program.run(['shops'])).stderr).toMatch(/No shop is added/);
});

it.each([
	['locked', 5, /is behind a password page/],
	['walled', 5, /turns programs away \(HTTP 403\)/],
	['insecure', 5, /redirects to http:/],
	['private', 5, /private address/],
	['neither', 1, /neither a Shopify nor a WooCommerce shop/],
])('says why %s cannot be added, and what to do', async (name, code, message) => {
	const run = await program.run(['shops', 'add', at(name), '--country', 'NL']);
	expect(run).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(message) });
	expect(run.stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
	expect((await program.run(['shops', '--json'])).stdout).not.toContain(name);
});

it.each([
	[['--country', 'Mars'], /"Mars" is not a country/],
	[[], /In which country is the shop\?/],
	[['--country', 'NL', '--ships-to', ','], /names no country/],
	[['--country', 'NL', '--shipping', '-1'], /is no amount/],
	[['--country', 'NL', '--shipping', '4.955'], /is no amount/],
])('shops add with %j is refused', async (words, message) => {
	const run = await program.run(['shops', 'add', at('grooves'), ...words]);
	expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
});

it('imports a feed for the albums that are stored, names bad lines and writes them to a file', async () => {
	await program.run(['seed', '--artist', 'Slowdive', '--depth', 'releases', '--json']);
	const feed = join(program.folder, 'kroese.csv.gz');
	const lines = [
		'id;artist;titel;preis;format',
		'1;Slowdive;Souvlaki;28,95;LP',
		'2;Slowdive;Souvlaki;free;LP',
		'3;Nobody;Nothing;9;LP',
	];
	const bad = Array.from({ length: 30 }, (_, row) => `b${row};x;;1;LP`);
	await writeFile(feed, gzipSync([...lines, ...bad, ''].join('\n')));
	const words = ['prices', 'import', feed, '--country', 'NL', '--currency', 'EUR'];
	const dry = await program.run([...words, '--dry-run', '--json']);
	expect(JSON.parse(dry.stdout)).toMatchObject({ feed: 'kroese', dryRun: true, listings: 2, bad: 31, placed: null });
	const rejects = join(program.folder, 'bad.jsonl');
	const run = await program.run([...words, '--json', '--rejects', rejects]);
	expect(run.code).toBe(3);
	expect(JSON.parse(run.stdout)).toMatchObject({ placed: 1, saved: { added: 1 }, bad: 31 });
	expect(run.stderr.match(/ line \d+: /g)).toHaveLength(20);
	expect(run.stderr).toMatch(/line 3: price: not a price: no number\n/);
	expect(run.stderr).toMatch(/and 11 more lines that cannot be used/);
	const written = (await readFile(rejects, 'utf8')).trim().split('\n');
	expect(written).toHaveLength(31);
	expect(JSON.parse(written[0] ?? '')).toMatchObject({ line: 3, text: '2;Slowdive;Souvlaki;free;LP' });
	const best = await program.run(['prices', 'best', 'Slowdive', 'Souvlaki', '--country', 'NL', '--offline', '--json']);
	expect(JSON.parse(best.stdout).best).toMatchObject({ provider: 'feed', channel: 'kroese' });
});

it.each([
	[['--rejects', 'feed.csv'], /names the file that is imported/],
	[['--delimiter', ';;'], /is not one character/],
	[['--columns', 'colour=Farbe'], /What a column can say: title/],
	[['--currency', 'XYZ'], /is not a currency/],
	[['--columns', 'title=Nope'], /has no column "Nope"/],
])('prices import with %j is refused', async (words, message) => {
	await writeFile(join(program.folder, 'feed.csv'), 'title,price\nA,9\n');
	const run = await program.run(['prices', 'import', 'feed.csv', '--country', 'NL', ...words]);
	expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
});

it('fails when nothing of a file can be used, or there is none', async () => {
	await writeFile(join(program.folder, 'poor.csv'), 'title,price\nA,free\n');
	expect((await program.run(['prices', 'import', 'poor.csv', '--country', 'NL'])).code).toBe(1);
	expect((await program.run(['prices', 'import', 'none.csv', '--country', 'NL'])).code).toBe(1);
});
