import { exitCodes, UsageError } from '../../errors.ts';
import type { AccountProgress } from '../../profiles/account-progress.ts';
import { type SettledListening, settleListening } from '../../profiles/queue-played.ts';
import { withSources } from '../../profiles/sources.ts';
import { type ConnectedAccount, startAccountSync } from '../../profiles/sync.ts';
import { ownName } from '../../profiles/user-name.ts';
import type { UserRow } from '../../store/listeners/users-reader.ts';
import { listenForStop, type Stop } from '../listen-for-stop.ts';
import { flagOf } from '../listener.ts';
import { formatJsonLine } from '../output/json.ts';
import { titleOf } from '../output/provider-titles.ts';
import { formatTsv } from '../output/tsv.ts';
import { type Session, withContext } from '../with-context.ts';
import { findAccountHolder } from './account-holder.ts';
import { readProvider } from './disconnect.ts';
import { formatListening, formatSummary, listFields, toListRows } from './sync-summary.ts';
import { type AccountView, createAccountLines } from './sync-view.ts';

export interface SyncOptions {
	user: string;
	/** Names of services; empty is all. */
	only: string[];
	json: boolean;
}

/**
 * `sync`: reads what is new in a listener's accounts, each at its own pace, finds what was played in the catalogue and queues what it lacks. The
 * first Ctrl-C ends after the page in hand, and the same command goes on from there.
 */
export async function syncAccounts(options: SyncOptions): Promise<void> {
	const only = options.only.map(readProvider);
	await withContext({ stopsOnInterrupt: false }, async (session) => {
		const { user, accounts: all } = await findAccountHolder(session, options.user);
		const accounts = withSources(all).filter(({ source }) => only.length === 0 || only.includes(source.provider));
		const missing = only.find((provider) => !accounts.some(({ source }) => source.provider === provider));
		if (user === null || accounts.length === 0 || missing !== undefined) {
			throw nothingToRead(session, flagOf(user ?? { name: ownName }), missing);
		}
		const stop = listenForStop(session, options.json);
		try {
			return await run(session, user, accounts, options, stop);
		} finally {
			stop.release();
		}
	});
}

async function run(
	session: Session,
	user: UserRow,
	accounts: readonly ConnectedAccount[],
	{ json }: SyncOptions,
	stop: Stop,
): Promise<number> {
	const { context } = session;
	const view = await chooseView(session, user, json, stop);
	const sync = startAccountSync(context, user, accounts, {
		signal: context.signal,
		isStopping: stop.isStopping,
		tell: view.tell,
	});
	const progress = await view.follow(sync);
	const listening = await settleListening(context, user.id);
	report(session, user, json, { progress, listening });
	return exitCodeOf(progress);
}

async function chooseView(
	{ context, terminal }: Session,
	user: UserRow,
	json: boolean,
	{ isStopping }: Stop,
): Promise<AccountView> {
	const { clock } = context;
	if (json) {
		const tell: AccountView['tell'] = ({ type, ...event }) =>
			terminal.print(formatJsonLine({ type, at: clock().toISOString(), ...event }));
		return { tell, follow: ({ finished }) => finished };
	}
	if (!terminal.isInteractive) return createAccountLines(terminal, clock);
	// Ink and React are loaded only by those who see them.
	const { createAccountScreen } = await import('./sync-screen.tsx');
	return createAccountScreen({ title: `vinilogy sync${flagOf(user)}`, clock, isStopping });
}

function report(
	{ context, terminal, command }: Session,
	user: UserRow,
	json: boolean,
	{ progress, listening }: { progress: readonly AccountProgress[]; listening: SettledListening },
): void {
	if (json) {
		const at = context.clock().toISOString();
		terminal.print(formatJsonLine({ type: 'summary', at, user: user.name, accounts: progress, listening }));
		return;
	}
	if (!terminal.isInteractive) terminal.print(formatTsv(toListRows(progress), listFields));
	terminal.say([formatSummary(progress), formatListening(listening, command)].filter((text) => text !== '').join('\n'));
}

/** What was read counts; without any of it, why nothing could be. */
function exitCodeOf(progress: readonly AccountProgress[]): number {
	if (progress.some(({ end }) => end === 'stopped')) return exitCodes.cancelled;
	const outcomes = progress.flatMap(({ lists }) => lists.map(({ outcome }) => outcome));
	const failures = outcomes.flatMap((outcome) => (outcome?.state === 'failed' ? [outcome.exitCode] : []));
	if (failures.length === 0) return exitCodes.done;
	return failures.length === outcomes.length ? Math.max(...failures) : exitCodes.partly;
}

function nothingToRead({ command }: Session, flag: string, missing: string | undefined): UsageError {
	if (missing === undefined) {
		return new UsageError(
			'No account is connected, so there is nothing to read.',
			`Connect one: ${command} connect lastfm NAME${flag} (or discogs, listenbrainz, spotify).`,
		);
	}
	return new UsageError(
		`No account at ${titleOf(missing)} is connected.`,
		`Connect it: ${command} connect ${missing}${flag}`,
	);
}
