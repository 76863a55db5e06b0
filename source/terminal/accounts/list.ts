import { accountProviders } from '../../profiles/accounts.ts';
import { ownName } from '../../profiles/user-name.ts';
import type { AccountRow } from '../../store/listeners/accounts-reader.ts';
import { type AccountSyncRow, readListSyncs } from '../../store/listeners/syncs.ts';
import { cleanText } from '../../text.ts';
import { flagOf } from '../listener.ts';
import { formatAge } from '../output/ages.ts';
import { formatJson } from '../output/json.ts';
import { nameProviders, titleOf } from '../output/provider-titles.ts';
import { type Column, formatTable } from '../output/table.ts';
import { formatTsv } from '../output/tsv.ts';
import { withContext } from '../with-context.ts';
import { findAccountHolder } from './account-holder.ts';

/** A list of an account; an account that was never read has one without a name. */
interface ShownList extends Pick<AccountRow, 'provider' | 'username' | 'connectedAt'> {
	list: string | null;
	syncedAt: Date | null;
	problem: string | null;
}

/** The columns of `ShownList` in a pipe. */
const fields = ['provider', 'username', 'connectedAt', 'list', 'syncedAt', 'problem'];

/** `accounts`, `connect`: the accounts of a listener, list by list, and how to connect others. Asks nobody. */
export async function listAccounts({ user: typed, json }: { user: string; json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal, command } = session;
		const { database, clock } = context;
		const { user, accounts } = await findAccountHolder(session, typed);
		const syncs = user === null ? [] : await readListSyncs(database, user.id);
		const lists = accounts.flatMap((account) => listsOf(account, syncs));
		if (json) {
			const shown = accounts.map(({ provider, username, connectedAt }) => ({
				...{ provider, username, connectedAt },
				lists: syncs.filter((sync) => sync.provider === provider).map(toShownSync),
			}));
			terminal.print(formatJson({ user: user?.name ?? ownName, accounts: shown }));
		} else if (!terminal.isInteractive) terminal.print(formatTsv(lists, fields));
		else if (lists.length > 0) terminal.print(formatTable(lists, columnsAt(clock()), terminal.columns()));
		const connected = new Set(accounts.map(({ provider }) => provider));
		const others = accountProviders.filter((provider) => !connected.has(provider));
		if (accounts.length === 0) terminal.say('No account is connected.');
		// A log is told only where nothing else is.
		if (others.length > 0 && (accounts.length === 0 || terminal.isInteractive)) {
			const ways = others.map(
				(provider) =>
					`  ${command} connect ${provider}${needsName.has(provider) ? ' NAME' : ''}${flagOf(user ?? { name: ownName })}`,
			);
			terminal.say(`Connect ${accounts.length === 0 ? 'one' : 'another'}:\n${ways.join('\n')}`);
		}
		return 0;
	});
}

/** The others say themselves who it is that signs in. */
const needsName: ReadonlySet<string> = new Set(['lastfm', 'listenbrainz']);

function listsOf({ provider, username, connectedAt }: AccountRow, syncs: readonly AccountSyncRow[]): ShownList[] {
	const account = { provider, username, connectedAt };
	const own = syncs.filter((sync) => sync.provider === provider);
	if (own.length === 0) return [{ ...account, list: null, syncedAt: null, problem: null }];
	return own.map((sync) => ({ ...account, ...toShownSync(sync) }));
}

function toShownSync({ list, syncedAt, problem }: AccountSyncRow) {
	return { list, syncedAt, problem };
}

function columnsAt(now: Date): Column<ShownList>[] {
	return [
		{ title: 'Account', value: ({ provider }) => titleOf(provider), importance: 1 },
		{ title: 'Name', value: ({ username }) => cleanText(username), importance: 1, narrowest: 10 },
		{ title: 'List', value: ({ list }) => list, importance: 2 },
		{ title: 'Read', value: ({ syncedAt }) => (syncedAt === null ? 'never' : formatAge(syncedAt, now)), importance: 2 },
		{ title: 'Problem', value: ({ problem }) => nameProviders(cleanText(problem)), importance: 1, narrowest: 20 },
	];
}
