import { cleanText } from '../text.ts';
import { listForPipe } from './browse/pipe.ts';
import { findHome } from './prices/place.ts';
import { openTerminal } from './terminal.ts';
import { withContext } from './with-context.ts';

/** `browse`: the explorer in a terminal; in a pipe, or with `--json`, the list that it would show. */
export async function browse(
	words: (string | undefined)[],
	{ user, json }: { user: string; json: boolean },
): Promise<void> {
	const isForScreen = openTerminal(process).hasScreen && !json;
	await withContext({ stopsOnInterrupt: !isForScreen }, async (session) => {
		if (!isForScreen) return listForPipe(session, words, json);
		const [name = '', title = ''] = words.map(cleanText);
		// Ink and React are loaded only by those who see them.
		const { explore } = await import('./browse/explore.tsx');
		return explore(session.context, { name, title }, await findHome(session, user));
	});
}
