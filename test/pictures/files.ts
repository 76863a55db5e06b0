import { crc32, gzipSync } from 'node:zlib';
import sharp from 'sharp';

/** The colours of the four quarters of a test picture, from the upper left. */
export const quarters = {
	red: [220, 30, 40],
	green: [30, 200, 60],
	blue: [40, 60, 210],
	white: [250, 250, 250],
} as const;

const inRows = [
	[quarters.red, quarters.green],
	[quarters.blue, quarters.white],
];

/** A picture of four quarters, to be written in any format. */
export function quartered(width: number, height: number) {
	const bytes = Buffer.alloc(width * height * 3);
	for (let y = 0; y < height; y += 1) {
		for (let x = 0; x < width; x += 1) {
			bytes.set(inRows[Math.floor((y * 2) / height)]?.[Math.floor((x * 2) / width)] ?? [], (y * width + x) * 3);
		}
	}
	return sharp(bytes, { raw: { width, height, channels: 3 } });
}

/** A PNG whose header claims a size that its pixels do not fill; whole to its end. */
export async function claimingPng(width: number, height: number): Promise<Buffer> {
	const real = await quartered(60, 60).png().toBuffer();
	real.writeUInt32BE(width, 16);
	real.writeUInt32BE(height, 20);
	real.writeUInt32BE(crc32(real.subarray(12, 29)), 29);
	return real;
}

/** So many megabytes of zeros after a beginning, as the few kilobytes that gzip makes of them. */
export function bomb(megabytes: number, beginning: Uint8Array): Buffer {
	return gzipSync(Buffer.concat([beginning, Buffer.alloc(megabytes * 1024 * 1024)]));
}

/** The colour of a pixel of RGBA. */
export function colorAt({ bytes, width }: { bytes: Uint8Array; width: number }, x: number, y: number): number[] {
	return [...bytes.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}
