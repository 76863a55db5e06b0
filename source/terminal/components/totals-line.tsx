import { Text } from 'ink';
import type { Tally, Totals } from '../../ingest/events.ts';
import { formatCount } from '../output/numbers.ts';
import { colors } from '../theme.ts';

/** What was found so far, and how much of it is new. */
export function TotalsLine({ totals, isShort }: { totals: Totals; isShort: boolean }) {
	return (
		<Text wrap="truncate">
			<TallyText name="Artists" tally={totals.artists} isShort={isShort} />
			{' · '}
			<TallyText name="Albums" tally={totals.albums} isShort={isShort} />
			{' · '}
			<TallyText name="Releases" tally={totals.releases} isShort={isShort} />
		</Text>
	);
}

function TallyText({ name, tally: { found, added }, isShort }: { name: string; tally: Tally; isShort: boolean }) {
	return (
		<Text>
			{name} {isShort ? '' : `${formatCount(found)} found, `}
			<Text color={colors.good}>{isShort ? `+${formatCount(added)}` : `${formatCount(added)} new`}</Text>
		</Text>
	);
}
