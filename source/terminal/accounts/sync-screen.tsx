import { Text } from 'ink';
import { followRun } from '../components/live-run.tsx';
import type { NewsLine } from '../output/lines.ts';
import { titleOf } from '../output/provider-titles.ts';
import { ListLine } from './list-line.tsx';
import { type AccountView, describeTrouble } from './sync-view.ts';

/** The last events stay in sight. */
const mostNews = 4;

export interface AccountScreenOptions {
	title: string;
	clock: () => Date;
	isStopping: () => boolean;
}

/** The progress view of a person's terminal: a line per list of every account. The last frame stays when the run is over. */
export function createAccountScreen({ title, clock, isStopping }: AccountScreenOptions): AccountView {
	const startedAt = clock();
	let news: NewsLine[] = [];

	return {
		tell(event) {
			const text = describeTrouble(event, clock());
			if (text === null || event.type === 'waiting') return;
			news = [...news, { text, tone: 'bad' as const }].slice(-mostNews);
		},
		follow: (run) =>
			followRun(
				{
					...{ title, startedAt, clock, isStopping },
					news: () => news,
					lines: (place) =>
						run
							.progress()
							.flatMap(({ provider, lists }) =>
								lists.length === 0
									? [<Text key={provider}>{titleOf(provider)}</Text>]
									: lists.map((list) => (
											<ListLine key={`${provider} ${list.list}`} {...{ provider, list, ...place }} />
										)),
							),
				},
				run.finished,
			),
	};
}
