import { ownName, readUserName } from '../../profiles/user-name.ts';
import { ensureUser } from '../../store/listeners/users-writer.ts';
import { writeAt } from '../../store/writable.ts';
import { flagOf } from '../listener.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import { withContext } from '../with-context.ts';
import { toShownUser, userFields } from './list.ts';

/** `users add`: makes a listener; one that is there stays as it is. */
export async function addUser(typed: string, { json }: { json: boolean }): Promise<void> {
	const name = readUserName(typed);
	await withContext({ stopsOnInterrupt: true }, async ({ context: { database, clock }, terminal, command }) => {
		const { user, isNew } = await writeAt(database, clock(), (store) => ensureUser(store, name));
		const shown = await toShownUser(database, user);
		if (json) terminal.print(formatJson({ isNew, user: shown }));
		else if (!terminal.isInteractive) terminal.print(formatTsv([shown], userFields));
		else terminal.print(isNew ? `Made the listener "${name}".` : `The listener "${name}" was there already.`);
		const whose = name === ownName ? '' : ` of ${name}`;
		if (isNew) terminal.say(`Name artists${whose}: ${command} add "Slowdive"${flagOf(user)}`);
		return 0;
	});
}
