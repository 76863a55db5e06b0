import type { Rectangle } from './ways.ts';

/** A PNG over these cells, at the cursor, which stays. https://iterm2.com/documentation-images.html */
export function paintIterm2(png: Uint8Array, { columns, rows }: Pick<Rectangle, 'columns' | 'rows'>): string {
	const options = [
		`size=${png.byteLength}`,
		`width=${columns}`,
		`height=${rows}`,
		'preserveAspectRatio=1',
		'inline=1',
		'doNotMoveCursor=1',
	];
	return `\u001b]1337;File=${options.join(';')}:${Buffer.from(png).toString('base64')}\u0007`;
}
