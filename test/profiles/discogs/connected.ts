import type { DiscogsLogin } from '../../../source/integrations/discogs/credentials.ts';
import type { AccountEvent, AccountWork, UserRow } from '../../../source/profiles/accounts.ts';
import { keepLogin } from '../../../source/profiles/discogs/login.ts';
import { discogsAccount } from '../../../source/profiles/discogs/source.ts';
import { sandboxKeys } from '../../../source/sandbox/server.ts';
import { saveAccount } from '../../../source/store/listeners/accounts-writer.ts';
import { findUser } from '../../../source/store/listeners/users-reader.ts';
import { ensureUser } from '../../../source/store/listeners/users-writer.ts';
import { writeAt } from '../../../source/store/writable.ts';
import type { World } from '../../helpers/world.ts';

export const ownerLogin: DiscogsLogin = { kind: 'token', token: sandboxKeys.discogsToken };

/** A listener with a Discogs account, which `sync` reads; it returns what was told at the end of each list. */
export interface Connected {
	user: UserRow;
	work: AccountWork;
	events: AccountEvent[];
	sync(): Promise<AccountEvent[]>;
	/** How often something else was known of the listener. */
	revision(): Promise<number>;
	/** Stops before the next question. */
	stopAfter(pages: number): void;
}

export async function connect(world: World, username = 'sandbox', login = ownerLogin): Promise<Connected> {
	const { database, clock, providers, secrets, signal } = world.context;
	const { user, account } = await writeAt(database, clock(), async (store) => {
		const made = await ensureUser(store, 'me');
		return { user: made.user, ...(await saveAccount(store, { userId: made.user.id, provider: 'discogs', username })) };
	});
	await keepLogin(secrets, user.name, login);
	const events: AccountEvent[] = [];
	let left = Number.POSITIVE_INFINITY;
	const work: AccountWork = {
		...{ database, clock, providers, secrets, signal, user, account },
		isStopping: () => left <= 0,
		tell(event) {
			events.push(event);
			if (event.type === 'reading') left -= 1;
		},
	};
	return {
		user,
		work,
		events,
		async sync() {
			const before = events.length;
			await discogsAccount.sync(work);
			return events.slice(before).filter(({ type }) => type === 'read' || type === 'failed');
		},
		revision: async () => (await findUser(database, user.name))?.revision ?? 0,
		stopAfter(pages) {
			left = pages;
		},
	};
}

/** Changes something at the sandbox's Discogs as its owner would. */
export async function changeAt(world: World, method: string, path: string, body?: object): Promise<void> {
	const response = await fetch(`${world.sandbox.url}/discogs/users/sandbox/${path}`, {
		method,
		headers: {
			'user-agent': 'Vinilogy-test/1.0 (+https://vinilogy.example)',
			authorization: `Discogs token=${sandboxKeys.discogsToken}`,
			'content-type': 'application/json',
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
}
