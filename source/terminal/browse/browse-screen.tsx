import { Text } from 'ink';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useKeys } from '../hooks/use-keys.ts';
import { useSuspend } from '../hooks/use-suspend.ts';
import { alwaysKeys, commandOf } from '../keys.ts';
import type { PictureWay } from '../pictures/ways.ts';
import { drawFrame } from './draw/frame.ts';
import type { Explorer } from './explorer.ts';
import { fittingPixels, placePicture } from './layout.ts';
import { isTyping } from './state.ts';
import { usePainting } from './use-painting.ts';

interface Props {
	explorer: Explorer;
	/** Hears the keys. */
	press: Explorer['press'];
	/** How the terminal shows pictures. */
	way: PictureWay;
	columns: number;
	rows: number;
}

/** The explorer's screen: draws the state, and hands keys over. Everything else happens outside of it. */
export function BrowseScreen({ explorer, press, way, columns, rows }: Props) {
	const known = useSyncExternalStore(explorer.subscribe, explorer.state);
	const [resumed, setResumed] = useState(0);
	const suspend = useSuspend();
	useKeys(
		(key) => {
			if (commandOf(alwaysKeys, key) === 'suspend') void suspend().then(() => setResumed((count) => count + 1));
			else press(key);
		},
		() => isTyping(explorer.state()),
	);
	useEffect(() => explorer.tell({ type: 'resized', columns, rows }), [explorer, columns, rows]);
	// The frame is drawn for the size that the terminal has now: a line that is too long would break the next one.
	const state = { ...known, size: { columns, rows } };
	const place = placePicture(state);
	const pixels = place === null ? null : fittingPixels(state, place);
	usePainting(pixels, way, place ?? nowhere, `${columns} × ${rows}, resumed ${resumed}`);
	return <Text wrap="truncate">{drawFrame(state).join('\n')}</Text>;
}

const nowhere = { row: 0, column: 0, columns: 0, rows: 0 };
