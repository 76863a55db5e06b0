import { UsageError } from '../../errors.ts';
import { readWatches } from '../../store/watches-reader.ts';
import { removeWatch as removeStored } from '../../store/watches-writer.ts';
import { writeAt } from '../../store/writable.ts';
import { formatJson } from '../output/json.ts';
import { withContext } from '../with-context.ts';
import { nameWatched, toShownWatch } from './watch-words.ts';

/** `prices watch remove`: waits no longer. Throws UsageError where there is no watch of this number. */
export async function removeWatch(id: number, { json }: { json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async ({ context: { database, clock }, terminal, command }) => {
		const watched = (await readWatches(database)).find(({ watch }) => watch.id === id);
		const isRemoved = await writeAt(database, clock(), (store) => removeStored(store, id));
		if (watched === undefined || !isRemoved) {
			throw new UsageError(`There is no watch ${id}.`, `See their numbers: ${command} prices watch list`);
		}
		if (json) terminal.print(formatJson({ removed: toShownWatch(watched) }));
		else terminal.say(`No longer watched: ${nameWatched(watched)}.`);
		return 0;
	});
}
