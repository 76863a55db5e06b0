import { AccountNotServed, ProviderNotFound } from '../../errors.ts';
import type { DiscogsAccount } from '../../integrations/discogs/account.ts';
import type { DiscogsLogin } from '../../integrations/discogs/credentials.ts';
import { countListed, type DiscogsList, readDiscogsList } from '../../store/listeners/discogs-lists-reader.ts';
import { saveSnapshot } from '../../store/listeners/snapshots.ts';
import { writeAt } from '../../store/writable.ts';
import type { AccountSource, AccountWork } from '../accounts.ts';
import { type ListInHand, type ListResult, readList } from '../read-list.ts';
import { describeReading } from './describe-reading.ts';
import { readLogin } from './login.ts';
import { placeListed } from './place-listed.ts';
import { type PagesRead, readPages, type ToldPage } from './read-pages.ts';
import { type ListNames, toCopyRow, toWantRow } from './told-row.ts';

/** Collection and wantlist of a Discogs account. */
export const discogsAccount: AccountSource = {
	provider: 'discogs',
	async sync(work) {
		const login = await readLogin(work.secrets, work.user.name);
		const account = work.providers.discogsAccounts.open(login);
		await readList(work, { provider: 'discogs', list: 'collection' }, (inHand) =>
			readCollection(work, account, login, inHand),
		);
		await readList(work, { provider: 'discogs', list: 'wantlist' }, (inHand) =>
			readWantlist(work, account, login, inHand),
		);
	},
};

async function readCollection(
	work: AccountWork,
	account: DiscogsAccount,
	login: DiscogsLogin,
	inHand: ListInHand,
): Promise<ListResult> {
	const {
		user,
		account: { username },
	} = work;
	const isOwner = login.kind !== 'public';
	const names = isOwner ? await readNames(account, username, inHand) : null;
	const read = await readPages(work, { userId: user.id, list: 'collection' }, inHand, async (page, ask) => {
		const asked = account.collection(username, page, { ...ask, isOwner });
		const { copies, ...place } = await asked.catch(explainGone(username));
		const rows = copies.map((copy) => toCopyRow(copy, names));
		return { ...place, rows, releases: copies.map(({ release }) => release) } satisfies ToldPage;
	});
	return finish(work, { userId: user.id, list: 'collection' }, read);
}

async function readNames(account: DiscogsAccount, username: string, inHand: ListInHand): Promise<ListNames> {
	const folders = await inHand.ask((ask) => account.folders(username, ask).catch(explainGone(username)));
	// An owner has one folder at least; strangers are told only of 0, which is all of them. As theirs, the list would lose what is private.
	if (![...folders.keys()].some((number) => number !== 0)) {
		const next = 'Connect the account again with `vinilogy connect discogs`.';
		const origin = { provider: 'discogs', endpoint: 'users/{user}/collection/folders' };
		throw new AccountNotServed(origin, 'it does not take the credentials of this account', next);
	}
	const fields = await inHand.ask((ask) => account.fields(username, ask));
	return { folders, fields };
}

async function readWantlist(
	work: AccountWork,
	account: DiscogsAccount,
	login: DiscogsLogin,
	inHand: ListInHand,
): Promise<ListResult> {
	const {
		user,
		account: { username },
	} = work;
	const of: DiscogsList = { userId: user.id, list: 'wantlist' };
	try {
		const read = await readPages(work, of, inHand, async (page, ask) => {
			const { wants, ...place } = await account.wants(username, page, ask).catch(explainGone(username));
			return { ...place, rows: wants.map(toWantRow), releases: wants.map(({ release }) => release) } satisfies ToldPage;
		});
		return await finish(work, of, read);
	} catch (error) {
		// A public collection and a private wantlist go together: that is no failure of either.
		if (!(error instanceof AccountNotServed) || login.kind !== 'public') throw error;
		const note = 'the wantlist is private: connect with a token to read it';
		return { found: 0, added: 0, changed: 0, gone: 0, isUnchanged: true, note };
	}
}

/** Who was there when the account was connected, and is not now, has another name. */
function explainGone(username: string): (error: unknown) => never {
	return (error) => {
		if (!(error instanceof ProviderNotFound)) throw error;
		const next = 'Does the account have another name now? Connect it again with `vinilogy connect discogs`.';
		throw new AccountNotServed({ provider: 'discogs', endpoint: 'users/{user}' }, `there is no user ${username}`, next);
	};
}

/** Finds albums for what is new, and keeps the list as it is now. */
async function finish({ database, clock }: AccountWork, of: DiscogsList, read: PagesRead): Promise<ListResult> {
	const { found, added, changed, gone } = read;
	return writeAt(database, clock(), async (store) => {
		const placed = await placeListed(store, of.userId);
		const rows = await readDiscogsList(store, of);
		const payload = rows.map(
			({ id: _, userId: _user, list: _list, seenAt: _seen, described: _described, ...row }) => row,
		);
		const { isUnchanged } = await saveSnapshot(store, { ...of, provider: 'discogs', payload });
		const { file } = await countListed(store, of);
		const note = describeReading({ ...read, ...placed, fromFiles: file });
		return { found, added, changed, gone, isUnchanged: isUnchanged && placed.placed === 0, note };
	});
}
