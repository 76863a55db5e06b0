import { Box, Text } from 'ink';
import type { KeyHint } from '../keys.ts';

/** The keys that work now. */
export function KeyFooter({ hints, isStopping }: { hints: KeyHint[]; isStopping: boolean }) {
	return (
		<Box marginTop={1}>
			<Text wrap="truncate">
				{isStopping && 'Finishing what is in hand … '}
				{hints.map(({ keys, does }) => (
					<Text key={keys}>
						<Text bold>{keys}</Text> <Text dimColor>{does}</Text>
					</Text>
				))}
			</Text>
		</Box>
	);
}
