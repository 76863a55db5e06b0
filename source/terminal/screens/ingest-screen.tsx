import { render } from 'ink';
import type { Ingest } from '../../ingest/ingest.ts';
import type { IngestView } from '../ingest-view.ts';
import { rememberNews } from '../news.ts';
import type { NewsLine } from '../output/lines.ts';
import { IngestProgress, type Snapshot } from './ingest-progress.tsx';

/** The progress view of a person's terminal. The last frame stays when the run is over. */
export function createIngestScreen({ title, clock }: { title: string; clock: () => Date }): IngestView {
	let news: NewsLine[] = [];

	async function follow(ingest: Ingest) {
		const read = async (): Promise<Snapshot> => ({ progress: await ingest.progress(), news, now: clock() });
		const app = render(
			<IngestProgress
				title={title}
				read={read}
				hasKeyboard={process.stdin.isTTY === true}
				// In raw mode the terminal sends Ctrl-C as a key and no signal: it is made one, so that there is one way to stop.
				onInterrupt={() => void process.emit('SIGINT')}
			/>,
			{ exitOnCtrlC: false, incrementalRendering: true, maxFps: 10, interactive: true },
		);
		try {
			const summary = await ingest.finished;
			app.rerender(<IngestProgress title={title} last={await read()} />);
			await app.waitUntilRenderFlush();
			return summary;
		} finally {
			app.unmount();
			await app.waitUntilExit();
		}
	}

	return {
		tell(event) {
			news = rememberNews(news, event);
		},
		note(text) {
			news = [...news, { text, tone: 'plain' }];
		},
		follow,
	};
}
