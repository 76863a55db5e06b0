import { Cancelled, UsageError } from '../errors.ts';
import { cleanText } from '../text.ts';
import { BrowseScreen } from './browse/browse-screen.tsx';
import type { Effect } from './browse/effects.ts';
import { createExplorer, type Explorer } from './browse/explorer.ts';
import { exportRows } from './browse/export.ts';
import { listForPipe } from './browse/pipe.ts';
import { showFullScreen } from './full-screen.tsx';
import { openInBrowser } from './open-page.ts';
import { detectPictureWay } from './pictures/detect.ts';
import { type Session, withContext } from './with-context.ts';

/** `browse`: the explorer in a terminal; in a pipe, or with `--json`, the list that it would show. */
export async function browse(words: (string | undefined)[], { json }: { json: boolean }): Promise<void> {
	const hasScreen = process.stdin.isTTY === true && process.stdout.isTTY === true && process.env.TERM !== 'dumb';
	const isForScreen = hasScreen && !json;
	await withContext({ stopsOnInterrupt: !isForScreen }, (session) =>
		isForScreen ? explore(session, words) : listForPipe(session, words, json),
	);
}

/** How long the terminal is waited for when it is asked how it shows pictures, and how long its late answers are no keys. */
const patience = { waits: 150, swallows: 3000 };

/** Runs the explorer until a person leaves it; what is still being fetched then is given up, and what was stored stays. */
async function explore({ context }: Session, words: (string | undefined)[]): Promise<number> {
	const [name = '', title = ''] = words.map(cleanText);
	const way = await detectPictureWay(process, patience);
	let explorer: Explorer | undefined;
	try {
		return await showFullScreen(({ close, ...size }) => {
			explorer ??= start(size, close);
			return <BrowseScreen explorer={explorer} way={way} {...size} />;
		});
	} finally {
		explorer?.close();
		context.abort(new Cancelled());
		// What was given up just now is nobody's failure.
		await context.catalog.refreshed();
	}

	function start(size: { columns: number; rows: number }, close: (exitCode: number) => void): Explorer {
		const started = createExplorer(context, { size, way, outside: (effect) => act(effect, close) });
		if (name !== '') started.open({ name, title });
		return started;
	}

	function act(effect: Effect, close: (exitCode: number) => void): void {
		switch (effect.type) {
			case 'leave':
				close(effect.exitCode);
				break;
			case 'open-page':
				tellEnd(openInBrowser(effect.url), `opened ${effect.url}`);
				break;
			case 'copy':
				copy(effect.text);
				explorer?.tell({ type: 'message', text: `copied: ${effect.text}`, tone: 'plain' });
				break;
			case 'export':
				tellEnd(exportRows(effect.path, effect.rows), `wrote ${effect.rows.length} rows to ${effect.path}`);
				break;
		}
	}

	function tellEnd(work: Promise<void>, done: string): void {
		work.then(
			() => explorer?.tell({ type: 'message', text: done, tone: 'plain' }),
			(error: unknown) => {
				const next = error instanceof UsageError ? ` ${error.next}` : '';
				explorer?.tell({
					type: 'message',
					text: `${error instanceof Error ? error.message : error}${next}`,
					tone: 'bad',
				});
			},
		);
	}
}

/** Hands text to the terminal's clipboard (OSC 52), which works over ssh too; nothing is seen of it on the screen. */
function copy(text: string): void {
	process.stdout.write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`);
}
