import { type Dismissal, readDismissals } from '../../store/listeners/dismissals-reader.ts';
import { cleanText } from '../../text.ts';
import { findListener } from '../listener.ts';
import { formatAge } from '../output/ages.ts';
import { formatJson } from '../output/json.ts';
import { type Column, formatTable } from '../output/table.ts';
import { formatTsv } from '../output/tsv.ts';
import { withContext } from '../with-context.ts';
import { dismissalFields, toShownDismissal } from './shown-dismissal.ts';

/** `dismissals`, `dismissals list`: albums and artists that are not recommended to a listener again. Asks nobody. */
export async function listDismissals({ user: typed, json }: { user: string; json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal } = session;
		const { user } = await findListener(session, typed);
		const dismissals = await readDismissals(context.database, user.id);
		const shown = dismissals.map(toShownDismissal);
		if (json) terminal.print(formatJson({ user: user.name, dismissals: shown }));
		else if (!terminal.isInteractive) terminal.print(formatTsv(shown, dismissalFields));
		else if (dismissals.length > 0)
			terminal.print(formatTable(dismissals, columnsAt(context.clock()), terminal.columns()));
		if (dismissals.length === 0) terminal.say('Nothing is dismissed.\nThe list of recommendations has keys for it.');
		return 0;
	});
}

function columnsAt(now: Date): Column<Dismissal>[] {
	return [
		{ title: 'No.', value: ({ dismissal }) => dismissal.id, align: 'right', importance: 1 },
		{
			title: 'Not',
			value: (dismissal) => nameDismissed(dismissal),
			importance: 1,
			narrowest: 20,
		},
		{ title: 'Why', value: ({ dismissal }) => cleanText(dismissal.reason), importance: 2, narrowest: 12 },
		{ title: 'Since', value: ({ dismissal }) => formatAge(dismissal.dismissedAt, now), importance: 3 },
	];
}

/** "Slowdive – Souvlaki", "Slowdive, the artist". */
export function nameDismissed({ album, artist }: Dismissal): string {
	return cleanText(album === null ? `${artist?.name ?? ''}, the artist` : `${album.credit} – ${album.title}`);
}
