import { exitCodes } from '../../errors.ts';
import { accountProviders } from '../../profiles/accounts.ts';
import { type SecretStore, secretName } from '../../secrets/secret-store.ts';
import { countRowsOf, type RowCounts, removeUser as removeStored } from '../../store/listeners/user-removal.ts';
import type { UserRow } from '../../store/listeners/users-reader.ts';
import { writeAt } from '../../store/writable.ts';
import { findListener } from '../listener.ts';
import { formatJson } from '../output/json.ts';
import { formatCounted } from '../output/numbers.ts';
import { quoteForShell } from '../output/shell.ts';
import { formatTsv } from '../output/tsv.ts';
import { type Session, withContext } from '../with-context.ts';

/** What a table's rows are to a person. */
const words: Record<string, [one: string, many: string]> = {
	users: ['listener', 'listeners'],
	userProfiles: ['profile', 'profiles'],
	userSeedArtists: ['seed', 'seeds'],
	userAccounts: ['account', 'accounts'],
	userSyncs: ['list of an account', 'lists of accounts'],
	userDiscogsCollections: ['record owned or wanted', 'records owned or wanted'],
	wantlist: ['album on the wantlist', 'albums on the wantlist'],
	listeningSnapshots: ['snapshot of what was played', 'snapshots of what was played'],
	listeningCounts: ['count of plays', 'counts of plays'],
	recommendationSets: ['set of recommendations', 'sets of recommendations'],
	recommendationItems: ['recommendation', 'recommendations'],
	lockedRecommendations: ['lock', 'locks'],
	dismissedRecommendations: ['dismissal', 'dismissals'],
};

/** `users remove`: everything of a listener goes, tokens of their accounts included. Without `yes` a person is asked, or told what would go. */
export async function removeUser(typed: string, { yes, json }: { yes: boolean; json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal, command } = session;
		const { user } = await findListener(session, typed);
		const rows = await countRowsOf(context.database, user.id);
		if (!yes && !(await isAgreed(session, user, rows, json))) {
			tell(session, { user, rows, isRemoved: false, json });
			terminal.say(
				`Nothing was removed. To remove all of it: ${command} users remove ${quoteForShell(user.name)} --yes`,
			);
			return exitCodes.failed;
		}
		await forgetSecrets(context.secrets, user);
		const gone = await writeAt(context.database, context.clock(), (store) => removeStored(store, user.id));
		tell(session, { user, rows: gone, isRemoved: true, json });
		return exitCodes.done;
	});
}

/** In turn: a token that a sync is exchanging would be kept again behind it. */
async function forgetSecrets(secrets: SecretStore, { name }: UserRow): Promise<void> {
	await secrets.inTurn(async () => {
		for (const provider of accountProviders) await secrets.remove(secretName(name, provider));
	});
}

async function isAgreed({ terminal }: Session, { name }: UserRow, rows: RowCounts, json: boolean): Promise<boolean> {
	if (json || !terminal.hasScreen) return false;
	const { askToRemove } = await import('./ask-to-remove.ts');
	return askToRemove(`Remove "${name}"${listRows(rows)}?`);
}

function tell(
	{ terminal }: Session,
	{ user, rows, isRemoved, json }: { user: UserRow; rows: RowCounts; isRemoved: boolean; json: boolean },
): void {
	const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
	if (json) terminal.print(formatJson({ user: user.name, isRemoved, total, rows }));
	else if (!terminal.isInteractive)
		terminal.print(
			formatTsv(
				Object.entries(rows).map(([table, count]) => ({ table, rows: count })),
				['table', 'rows'],
			),
		);
	else if (isRemoved) terminal.print(`Removed "${user.name}"${listRows(rows)}: ${formatCounted(total, 'row')}.`);
}

/** " with 1 seed, 120 records owned or wanted"; the listener itself is not counted. */
function listRows(rows: RowCounts): string {
	const parts = Object.entries(rows).filter(([table]) => table !== 'users');
	return parts.length === 0
		? ', of whom nothing else is known'
		: ` with ${parts.map(([table, count]) => formatCounted(count, ...(words[table] ?? [table, table]))).join(', ')}`;
}
