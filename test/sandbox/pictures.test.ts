import { crc32, inflateSync } from 'node:zlib';
import { imageSize } from 'image-size';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sandbox } from '../../source/sandbox/server.ts';
import { startFreely } from './ask.ts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startFreely();
});
afterAll(() => sandbox.close());

async function picture(path: string) {
	const response = await fetch(`${sandbox.url}/pictures/${path}`, { redirect: 'manual' });
	return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

it('serves a PNG whose chunks, checksums and rows are right', async () => {
	const { response, bytes } = await picture('anything/at-all.png');
	expect(response.headers.get('content-type')).toBe('image/png');
	expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
	const types: string[] = [];
	let data = Buffer.alloc(0);
	for (let at = 8; at < bytes.length; ) {
		const length = bytes.readUInt32BE(at);
		const body = bytes.subarray(at + 4, at + 8 + length);
		expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
		types.push(body.subarray(0, 4).toString('latin1'));
		if (types.at(-1) === 'IDAT') data = inflateSync(body.subarray(4));
		at += 12 + length;
	}
	expect(types).toEqual(['IHDR', 'IDAT', 'IEND']);
	expect(data).toHaveLength(500 * (1 + 500 * 3));
});

it('serves JPEGs of the size that the name asks for, coloured by the name', async () => {
	const one = await picture('deezer/images/artist/abc/1000x1000-000000-80-0-0.jpg');
	expect(imageSize(one.bytes)).toMatchObject({ width: 1000, height: 1000, type: 'jpg' });
	expect(one.bytes.subarray(-2).toString('hex')).toBe('ffd9');
	const other = await picture('deezer/images/artist/def/1000x1000-000000-80-0-0.jpg');
	expect(other.bytes.equals(one.bytes)).toBe(false);
	expect(imageSize((await picture('coverart/mbid-1_thumb250.jpg')).bytes).width).toBe(250);
});

it('serves what hosts of pictures have been seen to send instead', async () => {
	expect((await picture('hostile/page.jpg')).bytes.toString()).toContain('<title>');
	expect((await picture('hostile/truncated.png')).bytes).toHaveLength(40);
	expect((await picture('hostile/wrong-type.png')).response.headers.get('content-type')).toContain('text/html');
	expect(imageSize((await picture('hostile/huge.png')).bytes)).toMatchObject({ width: 30_000, height: 30_000 });
	expect(imageSize((await picture('hostile/tiny.png')).bytes)).toMatchObject({ width: 1, height: 1 });
	expect((await picture('hostile/empty.png')).bytes).toHaveLength(0);
	expect((await picture('hostile/metadata.jpg')).response.headers.get('location')).toContain('169.254.169.254');
});
