import { Text, useWindowSize } from 'ink';
import { useEffect, useSyncExternalStore } from 'react';
import { useKeys } from '../hooks/use-keys.ts';
import { useSuspend } from '../hooks/use-suspend.ts';
import { alwaysKeys, commandOf } from '../keys.ts';
import { drawFrame } from './draw/frame.ts';
import type { Explorer } from './explorer.ts';

/** The explorer's screen: draws the state, and hands keys over. Everything else happens outside of it. */
export function BrowseScreen({ explorer }: { explorer: Explorer }) {
	const { columns, rows } = useWindowSize();
	const state = useSyncExternalStore(explorer.subscribe, explorer.state);
	const suspend = useSuspend();
	useKeys((key) => (commandOf(alwaysKeys, key) === 'suspend' ? suspend() : explorer.press(key)));
	useEffect(() => explorer.tell({ type: 'resized', columns, rows }), [explorer, columns, rows]);
	// The frame is drawn for the size that the terminal has now: a line that is too long would break the next one.
	return <Text wrap="truncate">{drawFrame({ ...state, size: { columns, rows } }).join('\n')}</Text>;
}
