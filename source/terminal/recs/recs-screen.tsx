import { Text } from 'ink';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { usePainting } from '../browse/use-painting.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { useSuspend } from '../hooks/use-suspend.ts';
import { alwaysKeys, commandOf } from '../keys.ts';
import type { PictureWay } from '../pictures/ways.ts';
import type { Adviser } from './adviser.ts';
import { fittingPicture } from './cover.ts';
import { drawFrame } from './draw/frame.ts';
import { placePicture } from './layout.ts';
import { isTyping } from './state.ts';

interface Props {
	adviser: Adviser;
	/** How the terminal shows pictures. */
	way: PictureWay;
	columns: number;
	rows: number;
}

/** The screen of recommendations: draws the state, and hands keys over. Everything else happens outside of it. */
export function RecsScreen({ adviser, way, columns, rows }: Props) {
	const known = useSyncExternalStore(adviser.subscribe, adviser.state);
	const [resumed, setResumed] = useState(0);
	const suspend = useSuspend();
	useKeys(
		(key) => {
			if (commandOf(alwaysKeys, key) === 'suspend') void suspend().then(() => setResumed((count) => count + 1));
			else adviser.press(key);
		},
		() => isTyping(adviser.state()),
	);
	useEffect(() => adviser.tell({ type: 'resized', columns, rows }), [adviser, columns, rows]);
	// The frame is drawn for the size that the terminal has now: a line that is too long would break the next one.
	const state = { ...known, size: { columns, rows } };
	const place = placePicture(state);
	const pixels = place === null ? null : (fittingPicture(state, place)?.pixels ?? null);
	const lines = drawFrame(state);
	const { row, rows: height } = place ?? nowhere;
	// A line that changes beside the picture is written as a whole, over it.
	const beside = lines.slice(row, row + height).join('\n');
	usePainting(pixels, way, place ?? nowhere, `${columns} × ${rows}, resumed ${resumed}\n${beside}`);
	return <Text wrap="truncate">{lines.join('\n')}</Text>;
}

const nowhere = { row: 0, column: 0, columns: 0, rows: 0 };
