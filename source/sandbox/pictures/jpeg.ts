import { hash } from '../world/random.ts';

/** A valid baseline JPEG of one colour, chosen by the hash of `name`: every 8×8 block has the same mean and nothing else. */
export function jpegOf(name: string, width: number, height: number): Buffer {
	const size = Buffer.alloc(4);
	size.writeUInt16BE(height, 0);
	size.writeUInt16BE(width, 2);
	const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
	return Buffer.concat([
		Buffer.from([0xff, 0xd8]),
		segment(0xe0, [...Buffer.from('JFIF\0', 'latin1'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
		segment(0xdb, [0, ...Array(64).fill(1)]),
		segment(0xc0, [8, ...size, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]),
		segment(0xc4, [0x00, 0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
		segment(0xc4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
		segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
		scanOf(
			[1, 2, 3].map((part) => (hash('jpeg', name, part) % 200) - 100),
			blocks,
		),
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

function scanOf(means: number[], blocks: number): Buffer {
	const first = means.map((mean) => codeOf(mean * 8) + endOfBlock).join('');
	const same = means.map(() => codeOf(0) + endOfBlock).join('');
	const bits = first + same.repeat(blocks - 1);
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
