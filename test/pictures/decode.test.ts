import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Decode, loadDecoder, type WantedPicture } from '../../source/pictures/decode.ts';
import { claimingPng, colorAt, quartered, quarters } from './files.ts';

const small: WantedPicture = { form: 'rgba', width: 20, height: 20 };

async function decode(...[file, wanted]: Parameters<Decode>) {
	const decoder = await loadDecoder();
	if (decoder === null) throw new Error('sharp is not here');
	return decoder(file, wanted);
}

/** The colours of the four quarters as they came out, each within a few steps of what it was. */
async function expectQuarters(file: Uint8Array, order = Object.values(quarters), tolerance = 6) {
	const pixels = await decode(file, small);
	expect(pixels).toMatchObject({ form: 'rgba', width: 20, height: 20 });
	if (pixels === null) return;
	const places = [
		[5, 5],
		[15, 5],
		[5, 15],
		[15, 15],
	] as const;
	for (const [at, [x, y]] of places.entries()) {
		const found = colorAt(pixels, x, y);
		for (const [channel, value] of [...(order[at] ?? []), 255].entries()) {
			expect(Math.abs((found[channel] ?? 0) - value)).toBeLessThanOrEqual(tolerance);
		}
	}
}

describe('a picture is decoded', () => {
	it.each(['png', 'jpeg', 'webp', 'gif'] as const)('from %s', async (format) => {
		await expectQuarters(await quartered(200, 200).toFormat(format).toBuffer());
	});

	it('from a JPEG in CMYK, colours as in print', async () => {
		await expectQuarters(await quartered(200, 200).toColourspace('cmyk').jpeg().toBuffer(), undefined, 80);
	});

	it('from a PNG of 16 bits, a grey one and a progressive JPEG', async () => {
		await expectQuarters(await quartered(200, 200).toColourspace('rgb16').png().toBuffer());
		await expectQuarters(await quartered(200, 200).jpeg({ progressive: true }).toBuffer());
		const grey = await decode(await quartered(200, 200).greyscale().png().toBuffer(), small);
		expect(new Set(grey && colorAt(grey, 5, 5).slice(0, 3)).size).toBe(1);
	});

	it('from the first frame of an animation', async () => {
		const frames = await Promise.all(
			['#dc1e28', '#00ff00', '#0000ff'].map((background) =>
				sharp({ create: { width: 80, height: 80, channels: 3, background } })
					.png()
					.toBuffer(),
			),
		);
		const gif = await sharp(frames, { join: { animated: true } })
			.gif()
			.toBuffer();
		expect((await sharp(gif).metadata()).pages).toBe(3);
		const pixels = await decode(gif, small);
		expect(pixels).toMatchObject({ width: 20, height: 20 });
		expect(pixels && colorAt(pixels, 10, 10)).toEqual([220, 30, 40, 255]);
	});

	it('turned as its EXIF says', async () => {
		const { red, green, blue, white } = quarters;
		const turned = await quartered(200, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
		await expectQuarters(turned, [blue, red, white, green]);
	});

	it('with black where it is transparent', async () => {
		const clear = { r: 255, g: 255, b: 255, alpha: 0 };
		const file = await sharp({ create: { width: 90, height: 90, channels: 4, background: clear } })
			.png()
			.toBuffer();
		const pixels = await decode(file, small);
		expect(pixels && colorAt(pixels, 3, 3)).toEqual([0, 0, 0, 255]);
	});

	it('from one pixel', async () => {
		const pixels = await decode(await quartered(1, 1).png().toBuffer(), small);
		expect(pixels).toMatchObject({ width: 20, height: 20 });
	});
});

describe('the size', () => {
	it.each([
		[400, 200, 20, 10],
		[200, 400, 10, 20],
		[30, 30, 20, 20],
		[2000, 60, 20, 1],
	])('%i×%i fits inside 20×20 as %i×%i', async (width, height, fitWidth, fitHeight) => {
		const file = await quartered(width, height).png().toBuffer();
		expect(await decode(file, small)).toMatchObject({ width: fitWidth, height: fitHeight });
	});

	it('a PNG for the terminal fills what was asked for, transparent at the right or below', async () => {
		const wide = await decode(await quartered(400, 200).jpeg().toBuffer(), { ...small, form: 'png' });
		expect(wide).toMatchObject({ form: 'png', width: 20, height: 20 });
		const { data, info } = await sharp(wide?.bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
		expect(info).toMatchObject({ width: 20, height: 20 });
		expect(colorAt({ bytes: data, width: 20 }, 4, 9)[3]).toBe(255);
		expect(colorAt({ bytes: data, width: 20 }, 4, 11)[3]).toBe(0);
	});

	it('256 colours are at most 256', async () => {
		const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
		const file = await sharp({ create: { width: 200, height: 200, channels: 3, background: 'black', noise } })
			.png()
			.toBuffer();
		const colors = async (form: WantedPicture['form']) => {
			const pixels = await decode(file, { form, width: 200, height: 200 });
			return new Set(pixels && new Uint32Array(Uint8Array.from(pixels.bytes).buffer)).size;
		};
		expect(await colors('rgba')).toBeGreaterThan(256);
		expect(await colors('rgba-256')).toBeLessThanOrEqual(256);
	});
});

describe('what is no picture is null and nothing else', () => {
	it.each([
		['nothing', async () => Buffer.alloc(0)],
		['a web page', async () => Buffer.from('<!doctype html><title>Sign in</title>')],
		[
			'a drawing',
			async () =>
				Buffer.from(
					'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><rect width="99" height="99"/></svg>',
				),
		],
		['a TIFF, which libvips could read', () => quartered(100, 100).tiff().toBuffer()],
		['a HEIF, which libvips could read', () => quartered(100, 100).avif().toBuffer()],
		['a JPEG cut off in the middle', async () => (await quartered(500, 500).jpeg().toBuffer()).subarray(0, 2000)],
		['a PNG cut off in the middle', async () => (await quartered(500, 500).png().toBuffer()).subarray(0, 600)],
		[
			'a WebP cut off in the middle',
			async () => (await quartered(500, 500).webp({ lossless: true }).toBuffer()).subarray(0, 90),
		],
		['a PNG that claims 30,000×30,000', () => claimingPng(30_000, 30_000)],
		['a PNG that claims 8,000×7,000 and holds 60×60', () => claimingPng(8000, 7000)],
		['a PNG that claims more than it holds', () => claimingPng(600, 600)],
	])('%s', async (_what, make) => {
		const file = await make();
		for (const form of ['rgba', 'rgba-256', 'png'] as const) {
			expect(await decode(file, { ...small, form })).toBeNull();
		}
	});

	it('a picture of no size at all', async () => {
		expect(await decode(await quartered(90, 90).png().toBuffer(), { form: 'rgba', width: 0, height: 9 })).toBeNull();
	});

	it('a picture with more pixels than the limit, whole and well-formed', async () => {
		const file = await sharp({ create: { width: 8000, height: 6300, channels: 3, background: 'red' } })
			.png()
			.toBuffer();
		expect(file.byteLength).toBeLessThan(1_000_000);
		expect(await decode(file, small)).toBeNull();
	});
});

it('keys are answered while a large picture is decoded', async () => {
	const file = await quartered(3000, 3000).blur(9).jpeg().toBuffer();
	await decode(await quartered(90, 90).png().toBuffer(), small);
	let longest = 0;
	let last = performance.now();
	const clock = setInterval(() => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
	}, 1);
	const before = performance.now();
	expect(await decode(file, { form: 'png', width: 1200, height: 1200 })).not.toBeNull();
	const whole = performance.now() - before;
	clearInterval(clock);
	expect(whole).toBeGreaterThan(60);
	expect(longest).toBeLessThan(whole / 2);
});
