import { UsageError } from '../../errors.ts';
import { readDismissals } from '../../store/listeners/dismissals-reader.ts';
import { removeDismissal } from '../../store/listeners/dismissals-writer.ts';
import { writeAt } from '../../store/writable.ts';
import { cleanText } from '../../text.ts';
import { findListener, flagOf } from '../listener.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import { withContext } from '../with-context.ts';
import { nameDismissed } from './list.ts';
import { dismissalFields, toShownDismissal } from './shown-dismissal.ts';

/** `dismissals remove`: takes dismissals back by number. All are found before any is removed: a mistyped one leaves all as it was. */
export async function removeDismissals(
	words: string[],
	{ user: typed, json }: { user: string; json: boolean },
): Promise<void> {
	if (words.length === 0) throw new UsageError('Which one?', 'For example: vinilogy dismissals remove 3');
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal, command } = session;
		const { user } = await findListener(session, typed);
		const dismissals = await readDismissals(context.database, user.id);
		const found = [...new Set(words)].map((word) => {
			const known = dismissals.find(({ dismissal }) => String(dismissal.id) === word);
			if (known !== undefined) return known;
			throw new UsageError(
				`There is no dismissal "${cleanText(word)}".`,
				`Their numbers: ${command} dismissals${flagOf(user)}`,
			);
		});
		await writeAt(context.database, context.clock(), async (store) => {
			for (const { dismissal } of found) await removeDismissal(store, user.id, dismissal.id);
		});
		const shown = found.map(toShownDismissal);
		if (json) terminal.print(formatJson({ user: user.name, removed: shown }));
		else if (!terminal.isInteractive) terminal.print(formatTsv(shown, dismissalFields));
		else terminal.print(found.map((dismissal) => `May be recommended again: ${nameDismissed(dismissal)}`).join('\n'));
		return 0;
	});
}
