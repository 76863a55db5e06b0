import { readWishes, type Wish } from '../../store/listeners/wishes-reader.ts';
import { cleanText } from '../../text.ts';
import { findListener, flagOf } from '../listener.ts';
import { discogsNotice } from '../output/discogs-notice.ts';
import { formatJson } from '../output/json.ts';
import { titleOf } from '../output/provider-titles.ts';
import { type Column, formatTable } from '../output/table.ts';
import { formatTsv } from '../output/tsv.ts';
import { wrapWords } from '../output/widths.ts';
import { paint } from '../theme.ts';
import { withContext } from '../with-context.ts';

/** The columns of a wish in a pipe. */
const wishFields: (keyof Wish)[] = ['source', 'artist', 'title', 'albumId', 'discogsId', 'note', 'since'];

/** `wantlist`, `wantlist list`: everything that a listener wants, with where they said so and since when. Asks nobody. */
export async function listWishes({ user: typed, json }: { user: string; json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal, command } = session;
		const { user } = await findListener(session, typed);
		const wishes = await readWishes(context.database, user.id);
		if (json) terminal.print(formatJson({ user: user.name, wants: wishes }));
		else if (!terminal.isInteractive) terminal.print(formatTsv(wishes, wishFields));
		else if (wishes.length > 0) terminal.print(formatWishes(wishes, terminal.columns()));
		if (wishes.length === 0) {
			terminal.say(`Nothing is wanted yet.\nFor example: ${command} wantlist add "Slowdive" "Souvlaki"${flagOf(user)}`);
		}
		return 0;
	});
}

function formatWishes(wishes: Wish[], width: number): string {
	const isOfDiscogs = wishes.some(({ source }) => source === 'discogs');
	const notice = isOfDiscogs ? wrapWords(discogsNotice(''), width).map(paint.faint) : [];
	return [formatTable(wishes, columns, width), ...notice].join('\n');
}

const columns: Column<Wish>[] = [
	{ title: 'Artist', value: ({ artist }) => cleanText(artist), importance: 1, narrowest: 12 },
	{ title: 'Title', value: ({ title }) => cleanText(title), importance: 1, narrowest: 12 },
	{ title: 'Since', value: ({ since }) => since?.toISOString().slice(0, 10) ?? null, importance: 2 },
	{ title: 'On', value: ({ source }) => nameList(source), importance: 2 },
	{ title: 'Pressing', value: ({ discogsId }) => discogsId, align: 'right', importance: 4 },
	{ title: 'Note', value: ({ note }) => cleanText(note), importance: 3, narrowest: 12 },
];

/** Which wantlist it is. */
function nameList(source: string): string {
	if (source === 'vinilogy') return 'your own';
	return source === 'file' ? 'a file' : titleOf(source);
}
