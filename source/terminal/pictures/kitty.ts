import { crc32 } from 'node:zlib';
import type { Rectangle } from './ways.ts';

/** https://sw.kovidgoyal.net/kitty/graphics-protocol/: payloads of at most so many characters of base64. */
const chunkLength = 4096;

/** A PNG over these cells, at the cursor, which stays (`C=1`); the terminal answers nothing (`q=2`). */
export function paintKitty(png: Uint8Array, { columns, rows }: Pick<Rectangle, 'columns' | 'rows'>): string {
	const chunks = Buffer.from(png)
		.toString('base64')
		.match(new RegExp(`.{1,${chunkLength}}`, 'g'));
	const head = `a=T,f=100,t=d,i=${idOf(png)},p=1,c=${columns},r=${rows},C=1,q=2`;
	return (chunks ?? [])
		.map((chunk, at, { length }) => command(`${at === 0 ? `${head},` : ''}m=${at === length - 1 ? 0 : 1}`, chunk))
		.join('');
}

/** Takes the picture away and frees what the terminal holds of it. */
export function eraseKitty(png: Uint8Array): string {
	return command(`a=d,d=I,i=${idOf(png)},q=2`, '');
}

/** Of its own for every picture, so that one is taken away and no other program's; never 0, which means all. */
function idOf(png: Uint8Array): number {
	return crc32(png) || 1;
}

function command(control: string, payload: string): string {
	return `\u001b_G${control}${payload === '' ? '' : `;${payload}`}\u001b\\`;
}
