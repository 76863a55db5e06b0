import { expect, test } from 'vitest';
import type { GateState } from '../../../source/integrations/http/gate.ts';
import { describeSources, type Seen } from '../../../source/terminal/browse/sources.ts';
import { now } from './rows.ts';

function gate(changes: Partial<GateState>): GateState {
	return { open: true, until: null, reason: null, queued: 0, running: 0, sent: 0, limited: 0, failed: 0, ...changes };
}

/** What is said after each look, one look after the other. */
function look(...states: Partial<GateState>[]) {
	let seen: ReadonlyMap<string, Seen> = new Map();
	return states.map((state) => {
		const described = describeSources({ discogs: gate(state) }, seen);
		seen = described.seen;
		return described.lines.map(({ is }) => is).join();
	});
}

test('a source is named while it is asked or waits', () => {
	expect(look({}, { running: 1, sent: 1 }, { queued: 3, sent: 1 }, { sent: 4 })).toEqual(['', 'asked', 'asked', '']);
	const waiting = describeSources({ discogs: gate({ open: false, until: now }) }, new Map());
	expect(waiting.lines).toEqual([{ source: 'discogs', is: 'waiting', until: now }]);
});

test('it cannot be reached when all that ended since the last look failed, until something does not', () => {
	expect(look({}, { sent: 2, failed: 2 }, { sent: 2, failed: 2 })).toEqual(['', 'down', 'down']);
	expect(look({}, { sent: 2, failed: 1 })).toEqual(['', '']);
	expect(look({}, { sent: 1, failed: 1 }, { sent: 3, failed: 2 })).toEqual(['', 'down', '']);
	// What is still running has neither failed nor worked.
	expect(look({ sent: 1, failed: 1 }, { sent: 2, failed: 1, running: 1 })).toEqual(['down', 'down']);
});
