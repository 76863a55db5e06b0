import type { IngestEvent } from '../ingest/events.ts';
import { describeEvent, type NewsLine } from './output/lines.ts';

/** More than any terminal shows. */
const kept = 50;

/** The last lines of what happened, the newest at the end. */
export function rememberNews(lines: NewsLine[], event: IngestEvent): NewsLine[] {
	const line = describeEvent(event);
	return line === null ? lines : [...lines, line].slice(-kept);
}
