import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, sandboxKeys } from '../../source/sandbox/server.ts';
import { ask, askDiscogs, discogsToken, startFreely } from './ask.ts';

const seller = { authorization: `Discogs token=${sandboxKeys.discogsSellerToken}` };
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startFreely();
});
afterAll(() => sandbox.close());

const change = (method: string, path: string, body?: object, headers = discogsToken) =>
	ask(sandbox, `/discogs/users/sandbox/${path}`, {
		method,
		headers,
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
const folderOf = async (folder: number, headers?: Record<string, string>) =>
	askDiscogs(sandbox, `users/sandbox/collection/folders/${folder}/releases`, { per_page: '100' }, headers);

describe('collections', () => {
	it('have pages of a hundred at most, with links that nobody should follow', async () => {
		const { body } = await askDiscogs(sandbox, 'users/sandbox/collection/folders/0/releases', { per_page: '500' });
		expect(body.pagination).toMatchObject({ page: 1, pages: 2, per_page: 100, items: 130 });
		expect(body.pagination.urls.next).toMatch(/^http:\/\/api\.discogs\.com\//);
	});

	it('show folders other than 0 to their owner only', async () => {
		expect((await folderOf(7002)).body.releases.length).toBeGreaterThan(0);
		expect((await folderOf(7002, seller)).status).toBe(401);
		expect((await folderOf(0, seller)).body.releases[0]).not.toHaveProperty('folder_id');
		expect((await folderOf(4)).status).toBe(404);
	});

	it('hold CDs, and a release that is not there when it is looked up', async () => {
		const pages = await Promise.all(
			['1', '2'].map((page) =>
				askDiscogs(sandbox, 'users/sandbox/collection/folders/0/releases', { per_page: '100', page }),
			),
		);
		const rows = pages.flatMap(({ body }) => body.releases);
		expect(rows.some(({ basic_information: { formats } }) => formats[0].name === 'CD')).toBe(true);
		expect(rows.some(({ id }) => id === 90_000_004)).toBe(true);
		expect((await askDiscogs(sandbox, 'releases/90000004')).status).toBe(404);
	});

	it('change by Discogs’ own calls, of their owner', async () => {
		const [first] = (await folderOf(0)).body.releases;
		const added = await change('POST', `collection/folders/1/releases/${first.id}`);
		expect(added.status).toBe(201);
		const path = `collection/folders/1/releases/${first.id}/instances/${added.body.instance_id}`;
		expect((await change('POST', path, { rating: 9 })).status).toBe(422);
		expect((await change('POST', path, { rating: 5, folder_id: 7001 })).status).toBe(204);
		expect((await change('POST', `${path}/fields/3?value=mine`)).status).toBe(204);
		const { releases } = (await folderOf(7001)).body;
		expect(releases.at(-1)).toMatchObject({
			...{ instance_id: added.body.instance_id, rating: 5, notes: [{ field_id: 3, value: 'mine' }] },
		});
		expect((await change('DELETE', path, undefined, seller)).status).toBe(403);
		expect((await change('DELETE', path)).status).toBe(204);
		expect((await change('DELETE', path)).status).toBe(404);
		expect((await change('PUT', 'wants/90000004')).status).toBe(404);
	});

	it('are private, or nobody’s', async () => {
		const path = 'collection/folders/0/releases';
		expect((await askDiscogs(sandbox, `users/sandbox-private/${path}`)).status).toBe(403);
		expect((await askDiscogs(sandbox, `users/nobody-at-all/${path}`)).status).toBe(404);
		expect((await askDiscogs(sandbox, `users/SANDBOX-public/${path}`, {}, {})).body.releases).toHaveLength(12);
	});
});
