import type { GateState } from '../../integrations/http/gate.ts';
import type { SourceLine } from './state.ts';

/** What was seen of a source's gate the last time. */
export interface Seen {
	sent: number;
	failed: number;
	isDown: boolean;
}

/**
 * What every source is doing, from its gate's counters: those that are asked, that wait, or whose last requests all failed.
 * Returns what was seen now, for the next look.
 */
export function describeSources(
	gates: Readonly<Record<string, GateState>>,
	before: ReadonlyMap<string, Seen>,
): { lines: SourceLine[]; seen: Map<string, Seen> } {
	const seen = new Map<string, Seen>();
	const lines: SourceLine[] = [];
	for (const [source, { open, until, queued, running, sent, failed }] of Object.entries(gates)) {
		const last = before.get(source) ?? { sent: 0, failed: 0, isDown: false };
		const ended = sent - running;
		const [newEnded, newFailed] = [ended - last.sent, failed - last.failed];
		const isDown = newEnded === 0 ? last.isDown : newFailed === newEnded;
		seen.set(source, { sent: ended, failed, isDown });
		if (!open) lines.push({ source, is: 'waiting', until });
		else if (isDown) lines.push({ source, is: 'down', until: null });
		else if (queued + running > 0) lines.push({ source, is: 'asked', until: null });
	}
	return { lines, seen };
}
