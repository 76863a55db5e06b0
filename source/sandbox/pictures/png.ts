import { crc32, deflateSync } from 'node:zlib';
import { hash } from '../world/random.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A valid PNG of one colour, chosen by the hash of `name`. */
export function pngOf(name: string, width: number, height: number): Buffer {
	const colour = hash('colour', name);
	const row = Buffer.alloc(1 + width * 3);
	for (let at = 0; at < width; at++) row.writeUIntBE(colour & 0xffffff, 1 + at * 3, 3);
	const rows = Buffer.concat(Array.from({ length: height }, () => row));
	return Buffer.concat([
		signature,
		header(width, height),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** The beginning of a PNG that claims to be huge and holds nothing. */
export function hugePng(width: number, height: number): Buffer {
	return Buffer.concat([signature, header(width, height), chunk('IDAT', deflateSync(Buffer.alloc(16)))]);
}

function header(width: number, height: number): Buffer {
	const data = Buffer.alloc(13);
	data.writeUInt32BE(width, 0);
	data.writeUInt32BE(height, 4);
	data.set([8, 2, 0, 0, 0], 8);
	return chunk('IHDR', data);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(data.length, 0);
	body.copy(framed, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}
