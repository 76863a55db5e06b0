import type { IngestEvent, Summary } from '../ingest/events.ts';
import type { Ingest } from '../ingest/ingest.ts';

/** How a run is shown: hears every event, and is given the run to follow it to its end. */
export interface IngestView {
	tell(event: IngestEvent): void;
	follow(ingest: Ingest): Promise<Summary>;
}
