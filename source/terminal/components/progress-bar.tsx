import { Text } from 'ink';
import { colors } from '../theme.ts';

interface Props {
	done: number;
	known: number;
	/** In columns. */
	width: number;
}

/** How much of what is known is done; empty while nothing is known. */
export function ProgressBar({ done, known, width }: Props) {
	const filled = known === 0 ? 0 : Math.floor((done / known) * width);
	return (
		<>
			<Text color={colors.bar}>{'█'.repeat(filled)}</Text>
			<Text dimColor>{'░'.repeat(width - filled)}</Text>
		</>
	);
}
