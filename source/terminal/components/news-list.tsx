import { Box, Text } from 'ink';
import type { NewsLine } from '../output/lines.ts';
import { colors, type Tone } from '../theme.ts';

const colorOf: Record<Tone, string | undefined> = { plain: undefined, warning: colors.warning, bad: colors.bad };

/** The last things that happened, one a line, cut where the terminal ends. */
export function NewsList({ lines }: { lines: NewsLine[] }) {
	if (lines.length === 0) return null;
	return (
		<Box flexDirection="column" marginTop={1}>
			{/* The same line can come twice, and none keeps a state: its place is its key. */}
			{lines.map(({ text, tone }, at) => (
				<Text key={at} wrap="truncate" color={colorOf[tone]}>
					{text}
				</Text>
			))}
		</Box>
	);
}
