import type { Database } from '../../../db/client.ts';
import { type Holdings, readHoldings } from '../../store/listeners/holdings-reader.ts';
import { readUsers, type UserRow } from '../../store/listeners/users-reader.ts';
import { formatAge } from '../output/ages.ts';
import { formatJson } from '../output/json.ts';
import { formatCount } from '../output/numbers.ts';
import { type Column, formatTable } from '../output/table.ts';
import { formatTsv } from '../output/tsv.ts';
import { withContext } from '../with-context.ts';

/** A listener and how much is known of them, with stable keys. */
export interface ShownUser extends Holdings {
	name: string;
	createdAt: Date;
}

/** The columns of a `ShownUser` in a pipe. */
export const userFields: (keyof ShownUser)[] = [
	...(['name', 'seeds', 'owned', 'wanted', 'played', 'accounts'] as const),
	...(['locks', 'dismissals', 'sets', 'createdAt'] as const),
];

/** `users`, `users list`: every listener. Asks nobody. */
export async function listUsers({ json }: { json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async ({ context: { database, clock }, terminal, command }) => {
		const users: ShownUser[] = [];
		for (const user of await readUsers(database)) users.push(await toShownUser(database, user));
		if (json) terminal.print(formatJson({ users }));
		else if (!terminal.isInteractive) terminal.print(formatTsv(users, userFields));
		else if (users.length > 0) terminal.print(formatTable(users, columnsAt(clock()), terminal.columns()));
		if (users.length === 0) {
			terminal.say(`There is no listener yet.\nThe first artist that is named makes one: ${command} add "Slowdive"`);
		}
		return 0;
	});
}

/** A listener with everything counted. */
export async function toShownUser(database: Database, user: UserRow): Promise<ShownUser> {
	return { name: user.name, ...(await readHoldings(database, user.id)), createdAt: user.createdAt };
}

function columnsAt(now: Date): Column<ShownUser>[] {
	const counted = (title: string, field: keyof Holdings, importance: number): Column<ShownUser> => ({
		...{ title, importance, align: 'right' },
		value: (user) => formatCount(user[field]),
	});
	return [
		{ title: 'Listener', value: ({ name }) => name, importance: 1, narrowest: 8 },
		counted('Seeds', 'seeds', 1),
		counted('Owned', 'owned', 2),
		counted('Wanted', 'wanted', 2),
		counted('Played', 'played', 3),
		counted('Accounts', 'accounts', 3),
		counted('Locked', 'locks', 5),
		counted('Dismissed', 'dismissals', 5),
		{ title: 'Made', value: ({ createdAt }) => formatAge(createdAt, now), importance: 4 },
	];
}
