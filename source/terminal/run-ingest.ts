import type { IngestEvent } from '../ingest/events.ts';
import { type Ingest, startIngest } from '../ingest/ingest.ts';
import type { BadLine } from '../ingest/seed-csv.ts';
import { providerKeys } from '../ops/provider-keys.ts';
import { matchEverybody } from '../profiles/match-listening.ts';
import { countSteps, type LaneCount } from '../store/sync-state.ts';
import { createIngestLines } from './ingest-lines.ts';
import { exitCodeOfRun, isMissingKey } from './ingest-outcome.ts';
import type { IngestView } from './ingest-view.ts';
import { formatJsonLine } from './output/json.ts';
import { formatCounted } from './output/numbers.ts';
import { titleOf } from './output/provider-titles.ts';
import { formatSummary } from './output/summary.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { suggestCommands } from './suggestions.ts';
import type { Terminal } from './terminal.ts';
import type { Session } from './with-context.ts';

export interface RunOptions {
	/** Heads the progress view. */
	title: string;
	/** Said at the end where no source was asked and nothing went wrong. */
	ifIdle: string;
	watch: boolean;
	json: boolean;
	badLines: BadLine[];
}

/** Runs an ingest with the view that fits its reader, and says how it ended. Returns the exit code. */
export async function runIngest(session: Session, options: RunOptions): Promise<number> {
	const { context, terminal } = session;
	const notices = new Set<string>();
	const listed: Extract<IngestEvent, { type: 'pressings' }>[] = [];
	const view = await chooseView(session, options);
	const counts = options.watch ? await countSteps(context.database, context.clock()) : [];
	const isIdle = options.watch && counts.every(({ due, status }) => due === 0 && status !== 'blocked');
	const ingest = startIngest(context, {
		watch: options.watch,
		tell(event) {
			if (event.type === 'blocked' && isMissingKey(event, context.settings)) notices.add(event.message);
			if (event.type === 'pressings') keepLargest(listed, event);
			view.tell(event);
			if (event.type === 'started' && isIdle) view.note('Nothing is due; looking again every second.');
		},
	});
	const stopListening = stopOnSignals(() => ingest.stop());
	stopWhenNobodyReads(ingest, terminal);
	const summary = await view.follow(ingest).finally(stopListening);
	const found = await matchEverybody(context);
	if (!options.json) {
		const suggestions = await suggestCommands(session, summary, listed);
		const blocked = countBlocked(await countSteps(context.database, context.clock()));
		const { command } = session;
		const columns = terminal.messageColumns();
		terminal.say(formatSummary(summary, { suggestions, blocked, command, ifIdle: options.ifIdle, columns }));
		if (found.artists + found.albums > 0) terminal.say(describeFound(found));
	}
	return exitCodeOfRun({ summary, badLines: options.badLines.length, notices });
}

/** What listeners played and the catalogue has only now: recommendations count it from here on. */
function describeFound({ artists, albums }: { artists: number; albums: number }): string {
	return `Of what is played, found by now: ${formatCounted(artists, 'more artist')}, ${formatCounted(albums, 'more album')}.`;
}

async function chooseView({ context, terminal }: Session, { title, json, badLines }: RunOptions): Promise<IngestView> {
	if (json) {
		const print = (event: object) => terminal.print(formatJsonLine(event));
		const at = () => context.clock().toISOString();
		for (const { line, reason } of badLines) print({ type: 'bad-line', at: at(), line, reason });
		return {
			tell: ({ type, ...event }) => print({ type, at: at(), ...event }),
			note: (text) => terminal.say(text),
			follow: ({ finished }) => finished,
		};
	}
	if (!terminal.isInteractive) return createIngestLines(terminal);
	// Ink and React are loaded only by those who see them.
	const { createIngestScreen } = await import('./screens/ingest-screen.tsx');
	return createIngestScreen({ title: `${title} · ${context.database.location}`, clock: context.clock });
}

const examples = 10;

/** A few albums with many pressings, as examples for later; all of them would fill the memory of a long run. */
function keepLargest<T extends { pressings: { found: number } }>(listed: T[], event: T): void {
	listed.push(event);
	if (listed.length > examples) listed.sort((a, b) => b.pressings.found - a.pressings.found).pop();
}

function countBlocked(counts: LaneCount[]): Map<string, number> {
	const blocked = counts.filter(({ status }) => status === 'blocked');
	const settingOf = (lane: string) => providerKeys.find((key) => key.lane === lane)?.setting;
	return new Map(blocked.map(({ lane, steps }) => [settingOf(lane) ?? `a key of ${titleOf(lane)}`, steps]));
}

/**
 * `vinilogy seed … | head` closes the pipe: like one Ctrl-C. The listeners stay to the end, since what is in hand is printed
 * all the same; anything but a closed pipe is for the listener of source/environment.ts.
 */
function stopWhenNobodyReads(ingest: Ingest, terminal: Pick<Terminal, 'say'>): void {
	let isClosed = false;
	for (const stream of [process.stdout, process.stderr]) {
		stream.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EPIPE' || isClosed) return;
			isClosed = true;
			terminal.say('Nobody reads the output any more: stopping.');
			ingest.stop();
		});
	}
}
