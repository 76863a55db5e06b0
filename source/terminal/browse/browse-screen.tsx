import { Text, useWindowSize } from 'ink';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useKeys } from '../hooks/use-keys.ts';
import { useSuspend } from '../hooks/use-suspend.ts';
import { alwaysKeys, commandOf } from '../keys.ts';
import type { PictureWay } from '../pictures/ways.ts';
import { drawFrame } from './draw/frame.ts';
import type { Explorer } from './explorer.ts';
import { placePicture } from './layout.ts';
import { usePainting } from './use-painting.ts';

/** The explorer's screen: draws the state, and hands keys over. Everything else happens outside of it. */
export function BrowseScreen({ explorer, way }: { explorer: Explorer; way: PictureWay }) {
	const { columns, rows } = useWindowSize();
	const known = useSyncExternalStore(explorer.subscribe, explorer.state);
	const [redraws, setRedraws] = useState(0);
	const suspend = useSuspend();
	useKeys((key) => {
		if (commandOf(alwaysKeys, key) === 'suspend') void suspend().then(() => setRedraws((count) => count + 1));
		else explorer.press(key);
	});
	useEffect(() => explorer.tell({ type: 'resized', columns, rows }), [explorer, columns, rows]);
	// The frame is drawn for the size that the terminal has now: a line that is too long would break the next one.
	const state = { ...known, size: { columns, rows } };
	const place = placePicture(state);
	usePainting(place === null ? null : (state.picture?.pixels ?? null), way, place ?? nowhere, redraws);
	return <Text wrap="truncate">{drawFrame(state).join('\n')}</Text>;
}

const nowhere = { row: 0, column: 0, columns: 0, rows: 0 };
