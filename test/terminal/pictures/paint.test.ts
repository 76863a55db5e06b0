import sharp from 'sharp';
import { decode as decodeSixel } from 'sixel/lib/Decoder.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Decode, loadDecoder, type Pixels } from '../../../source/pictures/decode.ts';
import { paintPicture } from '../../../source/terminal/pictures/paint.ts';
import { nearestOf256 } from '../../../source/terminal/pictures/palette.ts';
import { type PictureWay, type Rectangle, wantedPicture } from '../../../source/terminal/pictures/ways.ts';
import { colorAt, quartered } from '../../pictures/files.ts';
import { openScreen, type Screen } from './screen.ts';

const cell = { width: 10, height: 20 };
const truecolor: PictureWay = { name: 'half-blocks', colors: 'truecolor' };
const ways: PictureWay[] = [
	truecolor,
	{ name: 'half-blocks', colors: '256' },
	{ name: 'kitty', cell },
	{ name: 'iterm2', cell },
	{ name: 'sixel', cell },
	{ name: 'initials' },
];
const esc = '\u001b';

let decode: Decode;
beforeAll(async () => {
	const loaded = await loadDecoder();
	if (loaded === null) throw new Error('sharp is not here');
	decode = loaded;
});

async function draw(way: PictureWay, rectangle: Rectangle, file?: Uint8Array): Promise<Pixels> {
	const wanted = wantedPicture(way, rectangle);
	if (wanted === null) return { form: 'rgba', width: 0, height: 0, bytes: new Uint8Array() };
	const pixels = await decode(file ?? (await quartered(300, 300).png().toBuffer()), wanted);
	if (pixels === null) throw new Error('the picture was not decoded');
	return pixels;
}

async function paint(way: PictureWay, rectangle: Rectangle, file?: Uint8Array) {
	const pixels = await draw(way, rectangle, file);
	return { pixels, ...paintPicture(pixels, way, rectangle) };
}

/** A screen full of dots in green, the cursor in the middle of it. */
async function fullScreen(columns: number, rows: number): Promise<Screen> {
	const screen = await openScreen(columns, rows);
	const dots = Array.from({ length: rows }, () => '.'.repeat(columns)).join('');
	await screen.write(`${esc}[32m${dots}${esc}[5;7H`);
	return screen;
}

describe.each(ways)('$name $colors', (way) => {
	const rectangle = { row: 2, column: 4, columns: 8, rows: 4 };

	it.each([
		['in the middle', rectangle],
		['in the upper left corner', { row: 0, column: 0, columns: 10, rows: 5 }],
		['in the lower right corner', { row: 6, column: 12, columns: 8, rows: 4 }],
		['over the whole screen', { row: 0, column: 0, columns: 20, rows: 10 }],
		['of a single cell', { row: 3, column: 3, columns: 1, rows: 1 }],
	])('writes nothing outside of its place and scrolls nothing (%s)', async (_where, place) => {
		const screen = await fullScreen(20, 10);
		const { paint: painted, erase } = await paint(way, place);
		for (const sent of [painted, erase, painted, painted, erase]) {
			await screen.write(sent);
			expect(screen.scrolled()).toBe(0);
			expect(screen.cursor()).toEqual({ row: 4, column: 6 });
			for (let row = 0; row < 10; row += 1) {
				for (let column = 0; column < 20; column += 1) {
					const isInside =
						row >= place.row &&
						row < place.row + place.rows &&
						column >= place.column &&
						column < place.column + place.columns;
					if (!isInside) expect(screen.cell(row, column)).toEqual({ text: '.', above: 2, below: null });
				}
			}
		}
		await screen.write('x');
		expect(screen.cell(4, 6).above).toBe(2);
	});

	it('is sent as a whole: synchronized, cursor and colours saved and restored', async () => {
		const { paint: painted, erase } = await paint(way, rectangle);
		for (const sent of [painted, erase].filter((text) => text !== '')) {
			expect(
				sent.startsWith(
					`${esc}[?2026h${esc}7${esc}[0m${way.name === 'kitty' && sent === erase ? `${esc}_G` : `${esc}[3;5H`}`,
				),
			).toBe(true);
			expect(sent.endsWith(`${esc}8${esc}[?2026l`)).toBe(true);
			expect(sent).not.toContain('\n');
		}
	});
});

describe('half-blocks', () => {
	it('show two pixels in every cell, in their own colours', async () => {
		const rectangle = { row: 1, column: 2, columns: 6, rows: 3 };
		const { pixels, paint: painted, erase } = await paint(truecolor, rectangle);
		expect(pixels).toMatchObject({ width: 6, height: 6 });
		const screen = await openScreen(20, 10);
		await screen.write(painted);
		const hex = (x: number, y: number) =>
			`#${colorAt(pixels, x, y)
				.slice(0, 3)
				.map((value) => value.toString(16).padStart(2, '0'))
				.join('')}`;
		for (let row = 0; row < 3; row += 1) {
			for (let column = 0; column < 6; column += 1) {
				expect(screen.cell(1 + row, 2 + column)).toEqual({
					text: '▀',
					above: hex(column, 2 * row),
					below: hex(column, 2 * row + 1),
				});
			}
		}
		expect(new Set([hex(0, 0), hex(5, 0), hex(0, 5), hex(5, 5)]).size).toBe(4);
		await screen.write(erase);
		expect(screen.lines().join('').trim()).toBe('');
		expect(screen.cell(1, 2)).toEqual({ text: ' ', above: null, below: null });
	});

	it('of an odd height leave the last half as it was; of a narrow picture the rest', async () => {
		const rectangle = { row: 0, column: 0, columns: 6, rows: 3 };
		const wide = await quartered(600, 500).png().toBuffer();
		const { pixels, paint: painted } = await paint(truecolor, rectangle, wide);
		expect(pixels).toMatchObject({ width: 6, height: 5 });
		const screen = await openScreen(20, 10);
		await screen.write(painted);
		expect(screen.cell(2, 0)).toMatchObject({ text: '▀', below: null });
		expect(screen.cell(2, 0).above).not.toBeNull();
		const narrow = await paint(truecolor, rectangle, await quartered(100, 300).png().toBuffer());
		expect(narrow.pixels).toMatchObject({ width: 2, height: 6 });
	});

	it('in 256 colours take the nearest of those that are fixed', async () => {
		const { pixels, paint: painted } = await paint(
			{ name: 'half-blocks', colors: '256' },
			{ row: 0, column: 0, columns: 4, rows: 2 },
		);
		const screen = await openScreen(20, 10);
		await screen.write(painted);
		const [red = 0, green = 0, blue = 0] = colorAt(pixels, 0, 0);
		expect(screen.cell(0, 0).above).toBe(nearestOf256(red, green, blue));
		expect(painted).not.toContain('38;2;');
	});

	it.each([
		[0, 0, 0, 16],
		[255, 255, 255, 231],
		[255, 0, 0, 196],
		[95, 135, 175, 67],
		[100, 100, 100, 241],
		[9, 8, 8, 232],
		[238, 238, 238, 255],
		[120, 119, 121, 243],
	])('%i, %i, %i is %i', (red, green, blue, expected) => {
		expect(nearestOf256(red, green, blue)).toBe(expected);
	});
});

describe('kitty', () => {
	const way: PictureWay = { name: 'kitty', cell };
	const commands = (text: string) =>
		[...text.matchAll(new RegExp(`${esc}_G([^;${esc}]*);?([^${esc}]*)${esc}\\\\`, 'g'))].map(
			([, control = '', payload = '']) => ({
				control: Object.fromEntries(control.split(',').map((pair) => pair.split('='))),
				payload,
			}),
		);

	it('gets a PNG in pieces of at most 4096, placed in cells, and answers nothing', async () => {
		const rectangle = { row: 1, column: 2, columns: 30, rows: 15 };
		const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
		const file = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'black', noise } })
			.png()
			.toBuffer();
		const { pixels, paint: painted, erase } = await paint(way, rectangle, file);
		const sent = commands(painted);
		expect(sent.length).toBeGreaterThan(5);
		expect(sent[0]?.control).toMatchObject({ a: 'T', f: '100', t: 'd', c: '30', r: '15', C: '1', q: '2', m: '1' });
		for (const { control, payload } of sent.slice(1, -1)) {
			expect(control).toEqual({ m: '1' });
			expect(payload).toHaveLength(4096);
		}
		expect(sent.at(-1)?.control).toEqual({ m: '0' });
		const png = Buffer.from(sent.map(({ payload }) => payload).join(''), 'base64');
		expect(png.equals(pixels.bytes)).toBe(true);
		expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 300, height: 300 });
		expect(commands(erase)).toEqual([{ control: { a: 'd', d: 'I', i: sent[0]?.control.i, q: '2' }, payload: '' }]);
	});

	it('has an id for every picture, and the same for the same', async () => {
		const rectangle = { row: 0, column: 0, columns: 4, rows: 2 };
		const idOf = async (file: Buffer) => commands((await paint(way, rectangle, file)).paint)[0]?.control.i;
		const one = await idOf(await quartered(90, 90).png().toBuffer());
		const other = await idOf(
			await sharp({ create: { width: 90, height: 90, channels: 3, background: 'red' } })
				.png()
				.toBuffer(),
		);
		expect(Number(one)).toBeGreaterThan(0);
		expect(Number(one)).toBeLessThan(2 ** 32);
		expect(other).not.toBe(one);
		expect(await idOf(await quartered(90, 90).png().toBuffer())).toBe(one);
	});
});

it('iTerm2 gets a PNG that fills its cells', async () => {
	const rectangle = { row: 1, column: 2, columns: 12, rows: 6 };
	const { paint: painted } = await paint({ name: 'iterm2', cell }, rectangle);
	const [, options = '', payload = ''] =
		new RegExp(`${esc}\\]1337;File=([^:]*):([A-Za-z0-9+/=]*)\u0007`).exec(painted) ?? [];
	const png = Buffer.from(payload, 'base64');
	expect(Object.fromEntries(options.split(';').map((pair) => pair.split('=')))).toEqual({
		size: String(png.byteLength),
		width: '12',
		height: '6',
		preserveAspectRatio: '1',
		inline: '1',
		doNotMoveCursor: '1',
	});
	expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 240, height: 240 });
});

describe('sixel', () => {
	const way: PictureWay = { name: 'sixel', cell: { width: 7, height: 15 } };
	const dcs = new RegExp(`${esc}P([\\d;]*)q([^${esc}]*)${esc}\\\\`);

	it('is read back by another decoder as the pixels were, in percent of a colour', async () => {
		const rectangle = { row: 1, column: 2, columns: 12, rows: 6 };
		const { pixels, paint: painted } = await paint(way, rectangle);
		const [, parameters, data = ''] = dcs.exec(painted) ?? [];
		expect(parameters).toBe('0;1;0');
		const decoded = decodeSixel(data);
		expect(decoded).toMatchObject({ width: pixels.width, height: pixels.height });
		const shown = { width: decoded.width, bytes: new Uint8Array(decoded.data32.buffer, decoded.data32.byteOffset) };
		for (let y = 0; y < pixels.height; y += 1) {
			for (let x = 0; x < pixels.width; x += 1) {
				const [found, meant] = [colorAt(shown, x, y), colorAt(pixels, x, y)];
				for (const [channel, value] of meant.entries()) expect(Math.abs((found[channel] ?? 0) - value)).toBeLessThan(3);
			}
		}
	});

	it('of a photograph has at most 256 colours, is not higher than its place and ends without a new line', async () => {
		const rectangle = { row: 0, column: 0, columns: 20, rows: 7 };
		const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
		const file = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'black', noise } })
			.png()
			.toBuffer();
		const { pixels, paint: painted } = await paint(way, rectangle, file);
		const [, , data = ''] = dcs.exec(painted) ?? [];
		const registers = [...data.matchAll(/#(\d+);2;/g)].map(([, register]) => Number(register));
		expect(registers.length).toBeGreaterThan(16);
		expect(Math.max(...registers)).toBeLessThan(256);
		const bands = data.split('-').length;
		expect(bands * 6).toBe(pixels.height);
		expect(bands * 6).toBeLessThanOrEqual(7 * 15);
		expect(data.endsWith('-')).toBe(false);
		expect(decodeSixel(data)).toMatchObject({ width: pixels.width, height: pixels.height });
	});
});
