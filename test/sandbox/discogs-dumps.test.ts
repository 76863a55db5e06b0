import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLimiters } from '../../source/sandbox/limits.ts';
import type { Sandbox } from '../../source/sandbox/server.ts';
import { ask, askDiscogs, startFreely } from './ask.ts';

interface Element {
	name: string;
	attributes: Record<string, string>;
	children: Element[];
	text: string;
}

/** The bytes as they come: Node's own client asks for no encoding and undoes none. */
function fetchFile(sandbox: Sandbox, name: string, headers: Record<string, string> = {}) {
	const url = `${sandbox.url}/discogs-dumps/?${new URLSearchParams({ download: `data/2026/${name}` })}`;
	return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
		get(url, { headers, agent: false }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
			);
			response.on('error', reject);
		}).on('error', reject);
	});
}

function parse(xml: string): Element {
	const root: Element = { name: '', attributes: {}, children: [], text: '' };
	const open = [root];
	const parser = new SaxesParser();
	parser.on('opentag', ({ name, attributes }) => {
		const element: Element = { name, attributes, children: [], text: '' };
		open.at(-1)?.children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => open.pop());
	parser.on('text', (text) => {
		const element = open.at(-1);
		if (element !== undefined) element.text += text;
	});
	parser.write(xml).close();
	return root.children[0] ?? root;
}

const childrenOf = (element: Element, name: string) =>
	element.children.find((child) => child.name === name)?.children ?? [];
const textOf = (element: Element, name: string) => element.children.find((child) => child.name === name)?.text;

async function recordsOf(sandbox: Sandbox, month: string, part: string): Promise<Element[]> {
	const { body } = await fetchFile(sandbox, `discogs_${month}01_${part}.xml.gz`);
	return parse(gunzipSync(body).toString('utf8')).children;
}

const idOf = (element: Element) => Number(element.attributes.id ?? textOf(element, 'id'));

describe('the world as a dump', () => {
	let sandbox: Sandbox;
	let september: Element[];
	let october: Element[];
	beforeAll(async () => {
		sandbox = await startFreely();
		september = await recordsOf(sandbox, '202609', 'releases');
		october = await recordsOf(sandbox, '202610', 'releases');
	});
	afterAll(() => sandbox.close());

	it('says of a release what the API says of it', async () => {
		for (let at = 0; at < october.length; at += Math.floor(october.length / 60)) {
			const record = october[at];
			if (record === undefined) throw new Error('no such record');
			const { body } = await askDiscogs(sandbox, `releases/${idOf(record)}`);
			expect({
				title: textOf(record, 'title'),
				country: textOf(record, 'country'),
				released: textOf(record, 'released'),
				master: Number(textOf(record, 'master_id')) || undefined,
				artists: childrenOf(record, 'artists').map((artist) => [idOf(artist), textOf(artist, 'name')]),
				labels: childrenOf(record, 'labels').map(({ attributes: { id, name, catno } }) => [Number(id), name, catno]),
				formats: childrenOf(record, 'formats').map(({ attributes: { name, qty, text }, ...format }) => [
					name,
					qty,
					text,
					childrenOf({ ...format, attributes: {} }, 'descriptions').map((description) => description.text),
				]),
				genres: childrenOf(record, 'genres').map((genre) => genre.text),
				styles: childrenOf(record, 'styles').map((style) => style.text),
				identifiers: childrenOf(record, 'identifiers').map(({ attributes: { type, value } }) => [type, value]),
				tracks: childrenOf(record, 'tracklist').map((track) => [textOf(track, 'position'), textOf(track, 'title')]),
			}).toEqual({
				title: body.title,
				country: body.country,
				released: body.released,
				master: body.master_id,
				artists: body.artists.map(({ id, name }: { id: number; name: string }) => [id, name]),
				labels: body.labels.map(({ id, name, catno }: { id: number; name: string; catno: string }) => [
					id,
					name,
					catno,
				]),
				formats: body.formats.map(({ name, qty, text, descriptions }: Record<string, string>) => [
					name,
					qty,
					text ?? '',
					descriptions ?? [],
				]),
				genres: body.genres,
				styles: body.styles ?? [],
				identifiers: (body.identifiers ?? []).map(({ type, value }: Record<string, string>) => [type, value]),
				tracks: body.tracklist.map(({ position, title }: Record<string, string>) => [position, title]),
			});
		}
	});

	it('says of a master and of an artist what the API says of them', async () => {
		const masters = await recordsOf(sandbox, '202610', 'masters');
		for (const record of masters.filter((_, at) => at % 40 === 0)) {
			const { body } = await askDiscogs(sandbox, `masters/${idOf(record)}`);
			expect([textOf(record, 'title'), Number(textOf(record, 'year')), Number(textOf(record, 'main_release'))]).toEqual(
				[body.title, body.year, body.main_release],
			);
			expect(childrenOf(record, 'artists').map(idOf)).toEqual(body.artists.map(({ id }: { id: number }) => id));
		}
		const artists = await recordsOf(sandbox, '202610', 'artists');
		for (const record of artists.filter((_, at) => at % 20 === 0)) {
			const { body } = await askDiscogs(sandbox, `artists/${idOf(record)}`);
			expect([textOf(record, 'name'), textOf(record, 'profile') ?? '']).toEqual([body.name, body.profile]);
			expect(childrenOf(record, 'namevariations').map(({ text }) => text)).toEqual(body.namevariations ?? []);
		}
		expect(artists.length).toBeGreaterThan(200);
		expect(new Set(artists.map(idOf)).size).toBe(artists.length);
	});

	it('marks the one release of a master that stands for it', async () => {
		const mains = new Map(
			(await recordsOf(sandbox, '202610', 'masters')).map((one) => [idOf(one), Number(textOf(one, 'main_release'))]),
		);
		const marked = october.filter((record) =>
			record.children.some(({ name, attributes }) => name === 'master_id' && attributes.is_main_release === 'true'),
		);
		expect(new Map(marked.map((record) => [Number(textOf(record, 'master_id')), idOf(record)]))).toEqual(mains);
		expect(marked.length).toBe(mains.size);
	});

	it('tells a little of it otherwise a month before', async () => {
		const [before, after] = [september, october].map((records) => new Map(records.map((one) => [idOf(one), one])));
		if (before === undefined || after === undefined) throw new Error('two months');
		const gone = [...before.keys()].filter((id) => !after.has(id));
		const fresh = [...after.keys()].filter((id) => !before.has(id));
		const changed = [...after].filter(
			([id, one]) => before.has(id) && JSON.stringify(one) !== JSON.stringify(before.get(id)),
		);
		expect(gone.length).toBeGreaterThan(5);
		expect(fresh.length).toBeGreaterThan(100);
		expect(changed.length).toBeGreaterThan(100);
		expect(gone.length + fresh.length + changed.length).toBeLessThan(after.size / 20);
		expect(gone).toContain(90_000_004);
		for (const id of gone.slice(0, 10)) expect((await askDiscogs(sandbox, `releases/${id}`)).status).toBe(404);
		expect(october.map(idOf)).toEqual(october.map(idOf).sort((left, right) => left - right));
	});

	it('has pages for people, and only the labels of a month that is being published', async () => {
		expect((await ask(sandbox, '/discogs-dumps/')).text).toContain('href="?prefix=data%2F"');
		const year = await ask(sandbox, '/discogs-dumps/?prefix=data%2F2026%2F');
		expect(year.headers.get('content-type')).toContain('text/html');
		expect(year.text).toContain('href="?download=data%2F2026%2Fdiscogs_20261001_releases.xml.gz"');
		expect(year.text.match(/discogs_20261101_\w+/g)?.at(0)).toBe('discogs_20261101_labels');
		expect(year.text).not.toContain('discogs_20261101_CHECKSUM');
		expect((await fetchFile(sandbox, 'discogs_20261101_releases.xml.gz')).status).toBe(404);
	});

	it('sums up its files, answers a range with everything and spoils what may be encoded', async () => {
		const file = 'discogs_20261001_masters.xml.gz';
		const sums = (await fetchFile(sandbox, 'discogs_20261001_CHECKSUM.txt')).body.toString('utf8');
		const whole = await fetchFile(sandbox, file, { range: 'bytes=1000-', 'accept-encoding': 'identity' });
		const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
		expect(whole.status).toBe(200);
		expect(sums.split('\n').filter((line) => line !== '')).toHaveLength(4);
		expect(sums).toContain(`${sum(whole.body)}  ${file}\n`);
		expect(whole.headers['content-encoding']).toBeUndefined();
		// What a client that undoes encodings by itself gets.
		const url = `${sandbox.url}/discogs-dumps/?download=data%2F2026%2F${file}`;
		const unpacked = new Uint8Array(await (await fetch(url)).arrayBuffer());
		expect(sums).not.toContain(sum(unpacked));
	});

	it('breaks off in the middle on request', async () => {
		sandbox.inject({ provider: 'discogsDumps', kind: 'cut', endpoint: 'masters' });
		await expect(fetchFile(sandbox, 'discogs_20261001_masters.xml.gz')).rejects.toThrow('aborted');
	});
});

it('allows a handful of requests in an hour, and asking again starts the wait anew', () => {
	const limiter = createLimiters(() => 1).discogsDumps;
	const question = { method: 'GET', path: '/', query: new URLSearchParams(), headers: {}, body: '', origin: '' };
	const askAt = (second: number) => limiter(question, second * 1000);
	for (let second = 0; second < 5; second += 1) expect(askAt(second).allowed).toBe(true);
	expect(askAt(5)).toMatchObject({ allowed: false, refusal: { status: 429, headers: { 'retry-after': '3359' } } });
	expect(askAt(3000).allowed).toBe(false);
	expect(askAt(5 + 3359).allowed).toBe(false);
	expect(askAt(5 + 2 * 3359).allowed).toBe(true);
	for (let second = 0; second < 4; second += 1) expect(askAt(7000 + second).allowed).toBe(true);
	expect(askAt(7004).allowed).toBe(false);
});
