import { type Answer, partsOf, redirect, type Service } from '../exchange.ts';
import { jpegOf } from '../pictures/jpeg.ts';
import { hugePng, pngOf } from '../pictures/png.ts';

const usualSize = 500;
const largestSize = 1280;

/** The hosts of picture files: real PNG and JPEG files by the ending of the name, and a folder of hostile ones. */
export function createPictures(): Service {
	return {
		endpointOf: ({ path }) => partsOf(path)[0] ?? 'root',
		notFound: () => answer(404, 'text/plain', 'Not found'),
		answer({ path }) {
			const parts = partsOf(path);
			if (parts[0] === 'hostile') return hostilePictures[parts[1] ?? '']?.() ?? answer(404, 'text/plain', 'Not found');
			const name = parts.join('/');
			const size = sizeIn(name);
			if (/\.png$/i.test(name)) return answer(200, 'image/png', pngOf(name, size, size));
			if (/\.jpe?g$/i.test(name) || name.endsWith('/image')) return answer(200, 'image/jpeg', jpegOf(name, size, size));
			return answer(404, 'text/plain', 'Not found');
		},
	};
}

/** What hosts of pictures have been seen to send instead of one. */
export const hostilePictures: Record<string, () => Answer> = {
	'page.jpg': () => answer(200, 'image/jpeg', '<!doctype html><title>Sign in</title><p>Please sign in.</p>'),
	'truncated.png': () => answer(200, 'image/png', pngOf('truncated', usualSize, usualSize).subarray(0, 40)),
	'wrong-type.png': () => answer(200, 'text/html; charset=utf-8', pngOf('wrong type', usualSize, usualSize)),
	'huge.png': () => answer(200, 'image/png', hugePng(30_000, 30_000)),
	'tiny.png': () => answer(200, 'image/png', pngOf('tiny', 1, 1)),
	'empty.png': () => answer(200, 'image/png', ''),
	'metadata.jpg': () => redirect('http://169.254.169.254/latest/meta-data/', 302),
	'loop.jpg': () => redirect('/pictures/hostile/loop.jpg', 302),
};

/** The size that the path asks for: "250x250", "34s", "500px-", "_thumb250". */
function sizeIn(name: string): number {
	const [, square, width, thumb] = /(\d+)x\d+|\/?(\d+)(?:px-|s\/)|_thumb(\d+)/.exec(name) ?? [];
	return Math.min(largestSize, Number(square ?? width ?? thumb ?? usualSize));
}

function answer(status: number, type: string, body: string | Buffer): Answer {
	return { status, headers: { 'content-type': type }, body };
}
