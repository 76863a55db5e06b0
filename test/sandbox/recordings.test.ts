import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import { ask, askDiscogs, askLastfm, askMusicbrainz, startFreely } from './ask.ts';

const folder = new URL('../../../shared/data/recordings', import.meta.url).pathname;
const present = existsSync(folder);
if (!present) console.info('The recorded answers are not on this machine: their replay is not tested.');

/** A small folder of recordings in the shapes that are understood, made by this test. */
async function ownFolder(): Promise<string> {
	const root = await mkdtemp(join(tmpdir(), 'vinilogy-recordings-'));
	for (const name of ['discogs', 'musicbrainz', 'lastfm']) await mkdir(join(root, name));
	const pagination = {
		per_page: 2,
		items: 5,
		page: 2,
		pages: 3,
		urls: { next: 'https://api.discogs.com/masters/77/versions?per_page=2&page=3' },
	};
	const body = JSON.stringify({ pagination, versions: [{ id: 1 }, { id: 2 }] });
	const head =
		'HTTP/1.1 200 OK\r\nX-Varnish: 42\r\nContent-Length: 9\r\nConnection: close\r\nLink: <https://api.discogs.com/masters/77/versions?per_page=2&page=3>; rel="next"';
	await writeFile(join(root, 'discogs', 'versions'), `${head}\r\n\r\n${body}`);
	await writeFile(join(root, 'discogs', 'unknown.json'), '{"something":"else"}');
	await writeFile(join(root, 'discogs', 'broken.json'), '{"id":');
	const id = '11111111-2222-4333-8444-555555555555';
	await writeFile(join(root, 'musicbrainz', 'artist-get.json'), JSON.stringify({ id, name: 'Somebody' }));
	await writeFile(join(root, 'musicbrainz', 'broken.yml'), '- [}');
	await writeFile(
		join(root, 'lastfm', 'info.json'),
		`\uFEFF${JSON.stringify({ artist: { name: 'Some Body', stats: {} } })}`,
	);
	return root;
}

async function withSandbox(options: Parameters<typeof startFreely>[0], work: (sandbox: Sandbox) => Promise<void>) {
	const sandbox = await startFreely(options);
	await work(sandbox).finally(() => sandbox.close());
}

it('replays what it holds, with the recorded headers, and otherwise has nothing', async () => {
	await withSandbox({ recordings: await ownFolder() }, async (sandbox) => {
		expect(
			(await askMusicbrainz(sandbox, 'artist/11111111-2222-4333-8444-555555555555', { inc: 'url-rels' })).body.name,
		).toBe('Somebody');
		const info = await askLastfm(sandbox, 'artist.getInfo', { artist: 'some body' });
		expect(info.body.artist.name).toBe('Some Body');
		expect((await askMusicbrainz(sandbox, 'artist/ada7a83c-e3e1-40f1-93f9-3e73dbc9298a')).status).toBe(404);
		expect((await askLastfm(sandbox, 'artist.getInfo', { artist: 'Low' })).body.error).toBe(6);
		expect((await askDiscogs(sandbox, 'masters/10362')).body).toEqual({ message: 'Master Release not found.' });
		expect((await askDiscogs(sandbox, 'database/search', { q: 'low' })).body.results).toEqual([]);
		const { body } = await ask(sandbox, '/__sandbox/recordings');
		expect(body.served.map(({ file }: { file: string }) => file).toSorted()).toEqual([
			'discogs/versions',
			'lastfm/info.json',
			'musicbrainz/artist-get.json',
		]);
		expect(body.skipped).toEqual(['discogs/broken.json', 'discogs/unknown.json', 'musicbrainz/broken.yml']);
	});
});

it('pages a list of which one page is recorded to its end, so that a count shows what is missing', async () => {
	await withSandbox({ recordings: await ownFolder() }, async (sandbox) => {
		const received: object[] = [];
		let page = 1;
		let items = 0;
		for (;;) {
			const { body, headers } = await askDiscogs(sandbox, 'masters/77/versions', { per_page: '100', page: `${page}` });
			expect(headers.get('x-varnish')).toBe('42');
			expect(body.pagination.page).toBe(page);
			received.push(...body.versions);
			items = body.pagination.items;
			if (body.pagination.urls.next === undefined) break;
			page++;
		}
		expect(page).toBe(3);
		expect(received).toHaveLength(2);
		expect(items).toBe(5);
	});
});

it('still keeps the limits', async () => {
	const sandbox = await startSandbox({ recordings: await ownFolder() });
	const statuses = [];
	for (let index = 0; index < 3; index++)
		statuses.push((await askMusicbrainz(sandbox, 'artist/11111111-2222-4333-8444-555555555555')).status);
	expect(statuses).toEqual([200, 200, 503]);
	await sandbox.close();
});

it('rejects a folder that is not there', async () => {
	await expect(startSandbox({ recordings: '/nonexistent/recordings' })).rejects.toThrow();
});

it.runIf(present)(
	'replays the live answers: Bob Dylan, thirteen Nirvanas, the versions and the search of 2014',
	async () => {
		await withSandbox({ recordings: folder }, async (sandbox) => {
			const dylan = await askMusicbrainz(sandbox, 'artist/72c536dc-7137-4477-a521-567eeb840fa8', {
				inc: 'url-rels aliases',
			});
			expect(dylan.body.relations).toHaveLength(72);
			for (const query of ['artist:"Nirvana"', 'artist:"nirvana" OR alias:"nirvana"', 'Nirvana']) {
				const { body } = await askMusicbrainz(sandbox, 'artist', { query, limit: '25' });
				expect(body.artist).toHaveLength(13);
			}
			expect((await askMusicbrainz(sandbox, 'artist', { query: 'artist:"Nirvana" AND country:"fi"' })).body.count).toBe(
				1,
			);
			const two = await askMusicbrainz(sandbox, 'artist', { query: '"Nirvana"', limit: '2' });
			expect(two.body.count).toBe(13);
			const versions = await askDiscogs(sandbox, 'masters/33687/versions', {
				page: '2',
				per_page: '100',
				format: 'Vinyl',
			});
			expect(versions.body.versions).toHaveLength(4);
			expect(versions.headers.get('server')).toBe('lighttpd');
			const search = await askDiscogs(sandbox, 'database/search', { q: 'prodigy', type: 'release', per_page: '100' });
			expect([search.body.results.length, search.body.pagination.items]).toEqual([50, 5661]);
			const last = await askDiscogs(sandbox, 'database/search', { q: 'prodigy', type: 'release', page: '114' });
			expect([last.body.results, last.body.pagination.urls.next]).toEqual([[], undefined]);
			const tooLarge = await askDiscogs(sandbox, 'masters/156551/versions', { page: '2147483647' });
			expect(tooLarge.status).toBe(500);
			expect((await askDiscogs(sandbox, 'releases/88052')).body.formats[0].descriptions).toBe('LP');
			expect((await askLastfm(sandbox, 'artist.getSimilar', { artist: 'U2' })).body.similarartists.artist).toHaveLength(
				2,
			);
		});
	},
);

it.runIf(present)('reads a copy of the folder under another name alike', async () => {
	const copy = await mkdtemp(join(tmpdir(), 'vinilogy-copy-'));
	await cp(join(folder, 'deezer'), join(copy, 'deezer'), { recursive: true });
	await withSandbox({ recordings: copy }, async (sandbox) => {
		expect((await ask(sandbox, '/deezer/search/artist?q=michael%20jackson')).body.total).toBe(17);
		expect((await ask(sandbox, '/deezer/search/artist?q=nobody')).body).toEqual({ data: [], total: 0 });
	});
});
