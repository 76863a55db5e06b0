import type { IngestEvent, Summary } from '../ingest/events.ts';
import type { Ingest } from '../ingest/ingest.ts';

/** How a run is shown: hears every event, and is given the run to follow it to its end. */
export interface IngestView {
	tell(event: IngestEvent): void;
	/** Something to know that is no event. */
	note(text: string): void;
	follow(ingest: Ingest): Promise<Summary>;
}
