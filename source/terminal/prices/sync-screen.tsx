import type { PriceSync } from '../../prices/sync.ts';
import type { SyncEvent } from '../../prices/sync-events.ts';
import { followRun } from '../components/live-run.tsx';
import type { NewsLine } from '../output/lines.ts';
import { titleOf } from '../output/provider-titles.ts';
import { SyncLine } from './sync-line.tsx';
import { describeEnd, type SyncView } from './sync-view.ts';

/** The last events stay in sight. */
const mostNews = 6;

export interface SyncScreenOptions {
	title: string;
	clock: () => Date;
	isStopping: () => boolean;
}

/** The progress view of a person's terminal: a line per provider. The last frame stays when the run is over. */
export function createSyncScreen({ title, clock, isStopping }: SyncScreenOptions): SyncView {
	const startedAt = clock();
	let news: NewsLine[] = [];

	return {
		tell(event) {
			const line = toNews(event, clock());
			if (line !== null) news = [...news, line].slice(-mostNews);
		},
		follow: (run: PriceSync) =>
			followRun(
				{
					...{ title, startedAt, clock, isStopping },
					news: () => news,
					lines: (place) => run.progress().map((sync) => <SyncLine key={sync.provider} sync={sync} {...place} />),
				},
				run.finished,
			),
	};
}

function toNews(event: SyncEvent, now: Date): NewsLine | null {
	if (event.type === 'checked' && event.state === 'failed') {
		return { text: `${event.what}: ${event.problem.message}`, tone: 'bad' };
	}
	if (event.type === 'checked' && event.saved.added + event.saved.changed > 0) {
		const { added, changed } = event.saved;
		return { text: `${event.what}: ${titleOf(event.provider)} ${added} new, ${changed} changed`, tone: 'plain' };
	}
	const end = event.type === 'ended' ? describeEnd(event, now) : null;
	return end === null ? null : { text: end.replace('\n', ' '), tone: 'warning' };
}
