import { Text } from 'ink';
import { useSyncExternalStore } from 'react';
import { useKeys } from '../hooks/use-keys.ts';
import { useSuspend } from '../hooks/use-suspend.ts';
import { alwaysKeys, commandOf } from '../keys.ts';
import { drawFrame } from './draw/frame.ts';
import type { Reviewer } from './reviewer.ts';

interface Props {
	reviewer: Reviewer;
	columns: number;
	rows: number;
}

/** The screen of the review: draws the state, and hands keys over. It fills whatever full screen it stands in. */
export function ReviewScreen({ reviewer, columns, rows }: Props) {
	const state = useSyncExternalStore(reviewer.subscribe, reviewer.state);
	const suspend = useSuspend();
	useKeys(
		(key) => (commandOf(alwaysKeys, key) === 'suspend' ? void suspend() : reviewer.press(key)),
		() => reviewer.state().mode.kind === 'choosing',
	);
	return <Text wrap="truncate">{drawFrame({ ...state, size: { columns, rows } }).join('\n')}</Text>;
}
