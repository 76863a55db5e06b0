import { PassThrough, Writable } from 'node:stream';
import { render } from 'ink';
import { expect, test, vi } from 'vitest';
import type { Pixels } from '../../../source/pictures/decode.ts';
import type { Adviser } from '../../../source/terminal/recs/adviser.ts';
import { layScreen } from '../../../source/terminal/recs/layout.ts';
import { RecsScreen } from '../../../source/terminal/recs/recs-screen.tsx';
import type { RecsState } from '../../../source/terminal/recs/state.ts';
import { hearAll, pressAll, screenOf, setOf, twenty } from './sets.ts';

/** A state that the test changes, where the adviser would. */
function createFixed(first: RecsState) {
	let state = first;
	const listeners = new Set<() => void>();
	const nothing = () => undefined;
	const adviser: Adviser = {
		state: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		...{ press: nothing, tell: nothing, renew: nothing, close: nothing },
	};
	return {
		adviser,
		change(next: RecsState) {
			state = next;
			for (const listener of listeners) listener();
		},
	};
}

/** What Ink takes for a terminal: it asks for no more than these have. */
function asTerminal<Stream>(stream: object): Stream {
	return stream as Stream;
}

test('a cover is painted again when a line beside it was written, and only then', async () => {
	const size = { columns: 120, rows: 40 };
	const room = layScreen(size).picture ?? { columns: 0, rows: 0 };
	const pixels: Pixels = { width: 24, height: 24, form: 'rgba', bytes: new Uint8Array(24 * 24 * 4) };
	const told = { ...screenOf(setOf(twenty())), size };
	const painted = hearAll(told, { type: 'picture', picture: { key: 'initials of Album 1', room, pixels } });
	const { adviser, change } = createFixed(painted);
	const written: string[] = [];
	const stdout = Object.assign(
		new Writable({
			write(chunk, _encoding, done) {
				written.push(String(chunk));
				done();
			},
		}),
		size,
	);
	const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode() {}, ref() {}, unref() {} });
	const screen = <RecsScreen adviser={adviser} way={{ name: 'half-blocks', colors: 'truecolor' }} {...size} />;
	const app = render(screen, {
		stdout: asTerminal(stdout),
		stdin: asTerminal(stdin),
		patchConsole: false,
		interactive: true,
	});
	const paintings = () => written.filter((text) => text.includes('▀')).length;
	await vi.waitFor(() => expect(paintings()).toBe(1));

	change(hearAll(painted, { type: 'said', text: 'far below the cover', tone: 'plain' }));
	await vi.waitFor(() => expect(written.join('')).toContain('far below the cover'));
	await app.waitUntilRenderFlush();
	expect(paintings()).toBe(1);

	change(pressAll(painted, 'l'));
	await vi.waitFor(() => expect(paintings()).toBe(2));
	const lastOf = (text: string) => written.findLastIndex((one) => one.includes(text));
	expect(lastOf('▀')).toBeGreaterThan(lastOf('›* 1'));
	app.unmount();
});
