import type { IngestEvent } from '../ingest/events.ts';
import type { IngestView } from './ingest-view.ts';
import { describeEvent } from './output/lines.ts';
import type { Terminal } from './terminal.ts';

/** For files, pipes and CI logs: a line per album on stdout; what went wrong or waits for somebody on stderr. */
export function createIngestLines(terminal: Pick<Terminal, 'print' | 'say'>): IngestView {
	return {
		tell(event) {
			const line = describeEvent(event);
			if (event.type === 'stopping') terminal.say('Finishing what is in hand; Ctrl-C again leaves now.');
			if (line === null || isTooMuch(event)) return;
			if (event.type === 'pressings') terminal.print(line.text);
			else terminal.say(line.text);
		},
		note: (text) => terminal.say(text),
		follow: ({ finished }) => finished,
	};
}

/** Similar artists are named for every artist: a view shows them as they pass, a log would be full of them. */
function isTooMuch(event: IngestEvent): boolean {
	return event.type === 'artists' && event.reason.startsWith('similar');
}
