import { recordOf } from './record.ts';

/** A valid baseline JPEG of a record in its sleeve, coloured by `name`: every 8×8 block has its mean colour and nothing else. */
export function jpegOf(name: string, width: number, height: number): Buffer {
	const size = Buffer.alloc(4);
	size.writeUInt16BE(height, 0);
	size.writeUInt16BE(width, 2);
	return Buffer.concat([
		Buffer.from([0xff, 0xd8]),
		segment(0xe0, [...Buffer.from('JFIF\0', 'latin1'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
		segment(0xdb, [0, ...Array(64).fill(1)]),
		segment(0xc0, [8, ...size, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]),
		segment(0xc4, [0x00, 0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
		segment(0xc4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
		segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
		scanOf(recordOf(name, Math.ceil(width / 8), Math.ceil(height / 8))),
		Buffer.from([0xff, 0xd9]),
	]);
}

/** The standard luminance codes for the size class of a difference, by class. */
const sizeCodes = [
	'00',
	'010',
	'011',
	'100',
	'101',
	'110',
	'1110',
	'11110',
	'111110',
	'1111110',
	'11111110',
	'111111110',
];
const endOfBlock = '0';

/** Of every block and each of its parts, the difference from the block before. */
function scanOf(blocks: number[][]): Buffer {
	const same = codeOf(0).concat(endOfBlock).repeat(3);
	const bits = blocks
		.map((means, at) => {
			const before = blocks[at - 1] ?? [0, 0, 0];
			if (means === before) return same;
			return means.map((mean, part) => codeOf((mean - (before[part] ?? 0)) * 8) + endOfBlock).join('');
		})
		.join('');
	const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
	const bytes = padded.match(/.{8}/g) ?? [];
	return Buffer.from(
		bytes.flatMap((text) => {
			const byte = Number.parseInt(text, 2);
			return byte === 0xff ? [0xff, 0] : [byte];
		}),
	);
}

/** The size class, then the value in so many bits; negative ones count up from zero. */
function codeOf(difference: number): string {
	const magnitude = Math.abs(difference);
	const bits = magnitude === 0 ? 0 : magnitude.toString(2).length;
	if (bits === 0) return sizeCodes[0] ?? '';
	const value = difference > 0 ? difference : difference + 2 ** bits - 1;
	return `${sizeCodes[bits] ?? ''}${value.toString(2).padStart(bits, '0')}`;
}

function segment(marker: number, data: number[]): Buffer {
	const length = data.length + 2;
	return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...data]);
}
