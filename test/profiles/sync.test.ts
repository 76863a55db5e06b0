import { expect, it } from 'vitest';
import { readConfiguration } from '../../source/config.ts';
import { InvalidAnswer, ProviderWaiting, StorageError } from '../../source/errors.ts';
import { createProviders } from '../../source/integrations/providers.ts';
import type { AccountProvider, AccountSource, AccountWork } from '../../source/profiles/accounts.ts';
import { type ListInHand, type ListResult, readList } from '../../source/profiles/read-list.ts';
import { type AccountSyncEvent, startAccountSync } from '../../source/profiles/sync.ts';
import type { SecretStore } from '../../source/secrets/secret-store.ts';
import { readListSyncs } from '../../source/store/listeners/syncs.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createListeners } from '../store/listeners/listeners.ts';
import { monday } from '../store/stored.ts';

const { settings } = readConfiguration({ VINILOGY_CONFIG: '/nonexistent/config.env' }, '/nonexistent');
const nothing: ListResult = { found: 0, added: 0, changed: 0, gone: 0, isUnchanged: true, note: null };
/** None of the test's sources has a secret. */
const noSecrets: SecretStore = {
	read: async () => null,
	write: async () => undefined,
	inTurn: (task) => task(),
	remove: async () => undefined,
	describe: async () => 'nowhere',
};
const origin = { provider: 'lastfm', endpoint: 'user.getInfo' };

/** A source with one list, which is read as the test says. */
function sourceOf(
	provider: AccountProvider,
	read: (inHand: ListInHand, work: AccountWork) => Promise<ListResult>,
): AccountSource {
	return { provider, sync: (work) => readList(work, { provider, list: 'top' }, (inHand) => read(inHand, work)) };
}

describeEachEngine('accounts side by side', (engine) => {
	const createStore = createListeners(engine);

	async function open(sources: AccountSource[]) {
		const { database, user } = await createStore();
		const events: AccountSyncEvent[] = [];
		const stop = new AbortController();
		// Nothing is asked of any provider here: the sources are the test's.
		const providers = createProviders(settings, { version: '0', contact: 'test' });
		const tools = { database, providers, secrets: noSecrets, clock: () => new Date(monday) };
		const accounts = sources.map((source) => ({
			source,
			account: { userId: user.id, provider: source.provider, username: 'rj', connectedAt: monday },
		}));
		const start = (isStopping = () => false) =>
			startAccountSync(tools, user, accounts, {
				...{ signal: stop.signal, isStopping },
				tell: (event) => void events.push(event),
			});
		return { database, user, events, stop, start };
	}

	it('one that fails is told and noted, and the others are read', async () => {
		const { database, user, start } = await open([
			sourceOf('lastfm', async ({ ask }) => ask(() => Promise.reject(new InvalidAnswer(origin, 'a web page')))),
			sourceOf('spotify', () => Promise.reject(new StorageError('The keychain is locked.', 'Unlock it.'))),
			sourceOf('discogs', async ({ progress }) => {
				progress(3, 3);
				return { ...nothing, found: 3 };
			}),
		]);
		expect(await start().finished).toMatchObject([
			{ end: 'finished', lists: [{ outcome: { state: 'failed', exitCode: 5 } }] },
			{
				end: 'finished',
				lists: [{ outcome: { state: 'failed', message: 'The keychain is locked.', next: 'Unlock it.' } }],
			},
			{ end: 'finished', lists: [{ read: 3, total: 3, outcome: { state: 'read', found: 3 } }] },
		]);
		expect(await readListSyncs(database, user.id)).toMatchObject([
			{ provider: 'discogs', syncedAt: monday, problem: null },
			{ provider: 'lastfm', syncedAt: null, problem: expect.stringContaining('a web page') },
			{ provider: 'spotify', syncedAt: null, problem: 'The keychain is locked.' },
		]);
	});

	it('a short wait is waited for, and a long one is left for the next time', async () => {
		const waits = [20, 9 * 3_600_000];
		const asked: AccountProvider[] = [];
		const wait = (provider: AccountProvider) =>
			sourceOf(provider, async ({ ask }) => {
				const left = waits.shift() ?? 0;
				await ask(async () => {
					asked.push(provider);
					const isFirst = asked.filter((one) => one === provider).length === 1;
					if (isFirst) throw new ProviderWaiting(origin, new Date(monday.getTime() + left), 'too fast');
				});
				return nothing;
			});
		const { start, events } = await open([wait('lastfm'), wait('spotify')]);
		const [short, long] = await start().finished;
		expect(short?.lists).toMatchObject([{ waiting: null, outcome: { state: 'read' } }]);
		expect(long?.lists).toMatchObject([
			{ outcome: { state: 'failed', exitCode: 5, next: expect.stringContaining('sync') } },
		]);
		expect(asked).toEqual(['lastfm', 'spotify', 'lastfm']);
		expect(events.filter(({ type }) => type === 'waiting')).toMatchObject([{ provider: 'lastfm' }]);
	});

	it('nothing more is asked once a person stops, and a wait is not sat out', async () => {
		let isStopped = false;
		const asked: number[] = [];
		const { start } = await open([
			sourceOf('lastfm', async ({ ask }) => {
				for (const page of [1, 2, 3]) {
					await ask(async () => void asked.push(page));
					isStopped = page === 2;
				}
				return nothing;
			}),
			sourceOf('spotify', async ({ ask }) => {
				await ask(() => Promise.reject(new ProviderWaiting(origin, new Date(monday.getTime() + 100_000), 'too fast')));
				return nothing;
			}),
		]);
		const begun = performance.now();
		expect(await start(() => isStopped).finished).toMatchObject([
			{ end: 'stopped', lists: [] },
			{ end: 'stopped', lists: [{ outcome: null }] },
		]);
		expect(asked).toEqual([1, 2]);
		expect(performance.now() - begun).toBeLessThan(5000);
	});

	it('a second Ctrl-C ends the call in hand', async () => {
		const { start, stop, database, user } = await open([
			sourceOf('lastfm', async ({ ask }) => {
				await ask(({ signal }) => {
					stop.abort(new Error('stopped'));
					return Promise.reject(signal?.reason);
				});
				return nothing;
			}),
		]);
		expect(await start().finished).toMatchObject([{ end: 'stopped' }]);
		expect(await readListSyncs(database, user.id)).toEqual([]);
	});

	it('a fault of ours is blamed on nobody: the others end with the question in hand, then it is thrown', async () => {
		const fault = new TypeError('rows is undefined');
		const asked: number[] = [];
		const { start } = await open([
			sourceOf('lastfm', () => Promise.reject(fault)),
			sourceOf('spotify', async ({ ask }) => {
				for (let page = 1; page < 500; page++) {
					await ask(async () => {
						asked.push(page);
						await new Promise((resolve) => setTimeout(resolve, 5));
					});
				}
				return nothing;
			}),
		]);
		const run = start();
		await expect(run.finished).rejects.toBe(fault);
		expect(asked.length).toBeLessThan(499);
		expect(run.progress()).toMatchObject([{ end: null }, { end: 'stopped' }]);
	});
});
