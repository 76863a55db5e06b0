import { Box, Text } from 'ink';
import { type KeyBinding, printKeys } from '../keys.ts';

/** The keys that work now. */
export function KeyFooter({ bindings, isStopping }: { bindings: readonly KeyBinding<string>[]; isStopping: boolean }) {
	return (
		<Box marginTop={1}>
			<Text wrap="truncate">
				{isStopping && 'Finishing what is in hand … '}
				{bindings.map(({ command, keys, short }) => (
					<Text key={command}>
						<Text bold>{printKeys(keys)}</Text> <Text dimColor>{short}</Text>
					</Text>
				))}
			</Text>
		</Box>
	);
}
