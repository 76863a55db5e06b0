import { Text } from 'ink';
import type { Tally, Totals } from '../../ingest/events.ts';
import { formatCount } from '../output/numbers.ts';
import { widthOf } from '../output/widths.ts';
import { colors } from '../theme.ts';

/** One kind of thing that is counted: what to call it, and its numbers. */
interface Part {
	name: string;
	/** What its number counts: artists are counted where they are named, also as similar to another. */
	verb: string;
	tally: Tally;
}

/** The words around a number: those before and after what is new, which is coloured. */
type Wording = (part: Part) => { before: string; added: string };

/** From the longest to the shortest: words give way before numbers do. */
const wordings: Wording[] = [
	({ name, verb, tally }) => ({
		before: `${name} ${formatCount(tally.found)} ${verb}, `,
		added: `${formatCount(tally.added)} new`,
	}),
	({ name, tally }) => ({ before: `${name} ${formatCount(tally.found)} `, added: `+${formatCount(tally.added)}` }),
	({ name, tally }) => ({ before: `${name} `, added: `+${formatCount(tally.added)}` }),
	({ tally }) => ({ before: '', added: `+${formatCount(tally.added)}` }),
];

/** What was found so far, and how much of it is new, in the most words that fit. */
export function TotalsLine({ totals, columns }: { totals: Totals; columns: number }) {
	const parts: Part[] = [
		{ name: 'Artists', verb: 'named', tally: totals.artists },
		{ name: 'Albums', verb: 'found', tally: totals.albums },
		{ name: 'Releases', verb: 'found', tally: totals.releases },
	];
	const worded = wordings.map((word) => parts.map(word));
	const texts = worded.find((candidate) => widthOf(candidate.map(join).join(separator)) <= columns) ?? worded.at(-1);
	return (
		<Text wrap="truncate">
			{texts?.map(({ before, added }, at) => (
				<Text key={parts[at]?.name}>
					{at === 0 ? '' : separator}
					{before}
					<Text color={colors.good}>{added}</Text>
				</Text>
			))}
		</Text>
	);
}

const separator = ' · ';

function join({ before, added }: ReturnType<Wording>): string {
	return before + added;
}
