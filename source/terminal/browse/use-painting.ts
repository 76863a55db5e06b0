import { useApp, useStdout } from 'ink';
import { useLayoutEffect, useRef } from 'react';
import type { Pixels } from '../../pictures/decode.ts';
import { paintPicture } from '../pictures/paint.ts';
import type { PictureWay, Rectangle } from '../pictures/ways.ts';

/**
 * Paints a picture over cells that the frame leaves blank, after the frame is on the screen, and takes it away before anything
 * else comes there. `screen` is another text whenever the screen was wiped: the picture is then painted again.
 */
export function usePainting(
	pixels: Pixels | null,
	way: PictureWay,
	{ row, column, columns, rows }: Rectangle,
	screen: string,
): void {
	const { waitUntilRenderFlush } = useApp();
	const { stdout } = useStdout();
	const erase = useRef('');
	// Layout effects: they end before the next frame is drawn, and before the alternate screen is left.
	useLayoutEffect(() => {
		const wipe = () => {
			stdout.write(erase.current);
			erase.current = '';
		};
		// Whatever draws the new size hears of it after this: what lies over the old frame is gone by then.
		stdout.prependListener('resize', wipe);
		return () => void stdout.off('resize', wipe);
	}, [stdout]);
	useLayoutEffect(() => {
		if (pixels === null) return;
		let isWanted = true;
		const painting = paintPicture(pixels, way, { row, column, columns, rows });
		void waitUntilRenderFlush().then(() => {
			if (!isWanted) return;
			stdout.write(painting.paint);
			erase.current = painting.erase;
		});
		return () => {
			isWanted = false;
			stdout.write(erase.current);
			erase.current = '';
		};
	}, [pixels, way, row, column, columns, rows, screen, stdout, waitUntilRenderFlush]);
}
