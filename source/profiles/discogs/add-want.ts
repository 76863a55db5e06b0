import type { Database } from '../../../db/client.ts';
import { ProviderNotFound, UsageError } from '../../errors.ts';
import type { DiscogsAccount } from '../../integrations/discogs/account.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import type { Providers } from '../../integrations/providers.ts';
import { discogsPage } from '../../matching/page-addresses.ts';
import type { SecretStore } from '../../secrets/secret-store.ts';
import { type AlbumRow, findAlbum } from '../../store/albums-reader.ts';
import { readBestPrices } from '../../store/best-prices.ts';
import { findAccount } from '../../store/listeners/accounts-reader.ts';
import { type DiscogsList, readListedOf } from '../../store/listeners/discogs-lists-reader.ts';
import { removeListed, saveTold } from '../../store/listeners/discogs-lists-writer.ts';
import { reviseListener } from '../../store/listeners/revision.ts';
import type { UserRow } from '../../store/listeners/users-reader.ts';
import { type ReleaseRow, readReleasesOf } from '../../store/releases-reader.ts';
import { writeAt } from '../../store/writable.ts';
import { flagFor } from '../user-name.ts';
import { readLogin } from './login.ts';
import { toWantRow } from './told-row.ts';

/** What writing to a Discogs wantlist works with; a Context fits. */
export interface WantTools {
	readonly database: Database;
	readonly providers: Pick<Providers, 'discogsAccounts'>;
	readonly secrets: SecretStore;
	readonly clock: () => Date;
}

/** What would be put on whose list at Discogs. */
export interface PlannedWant {
	/** The name there. */
	username: string;
	album: AlbumRow;
	release: Pick<ReleaseRow, 'title' | 'format' | 'country' | 'year' | 'label' | 'catalogNumber'> & {
		discogsId: number;
	};
	/** Why this pressing: a person named it, its offer is the best in their country, or most people want it. */
	why: 'named' | 'best offer' | 'most wanted';
	/** Its page. */
	url: string;
	/** Pressings of the album that are on the list already, as it was read last. */
	listed: number[];
	/** This very one is among them: adding it changes nothing. */
	isThere: boolean;
}

/**
 * The dry run: which pressing of an album would be put on the listener's wantlist at Discogs. Asks no network. Without a pressing that a person
 * named (its Discogs id) it is the one of the best offer in `country`, else the most wanted one. Throws UsageError where nobody may write there, or
 * nothing is known to write.
 */
export async function planWant(
	{ database, secrets, clock }: Pick<WantTools, 'database' | 'secrets' | 'clock'>,
	user: UserRow,
	{ albumId, discogsId, country }: { albumId: number; discogsId: number | null; country: string | null },
): Promise<PlannedWant> {
	const account = await findAccount(database, { userId: user.id, provider: 'discogs' });
	if (account === undefined) {
		throw new UsageError(
			`No Discogs account of ${user.name} is connected.`,
			`Connect it: vinilogy connect discogs${flagFor(user.name)}`,
		);
	}
	if ((await readLogin(secrets, user.name)).kind === 'public') {
		throw new UsageError(
			`The account ${account.username} was connected to be read only.`,
			`Connect it with a token, or with --oauth: vinilogy connect discogs --token${flagFor(user.name)}`,
		);
	}
	const album = await findAlbum(database, albumId);
	if (album === undefined) throw new UsageError(`There is no album ${albumId}.`, 'See `vinilogy search`.');
	const pressings = await readReleasesOf(database, album);
	const { release, why } = choosePressing(pressings, {
		...{ album, discogsId },
		offered: country === null ? null : await readOffered(database, album.id, country, clock()),
	});
	const of: DiscogsList = { userId: user.id, list: 'wantlist' };
	const ids = pressings.flatMap((pressing) => pressing.discogsId ?? []);
	const listed = [...new Set((await readListedOf(database, of, ids)).map((row) => row.discogsId))];
	return {
		username: account.username,
		album,
		release,
		why,
		url: discogsPage('release', release.discogsId),
		listed,
		isThere: listed.includes(release.discogsId),
	};
}

/** Puts it on the list at Discogs, then on the stored one. Only ever on a person's demand. Throws ProviderError. */
export async function addWant(tools: WantTools, user: UserRow, plan: PlannedWant, ask: Ask): Promise<void> {
	const account = await openAccount(tools, user);
	const want = await account.addWant(plan.username, plan.release.discogsId, ask);
	await writeAt(tools.database, tools.clock(), async (store) => {
		const { added, changed } = await saveTold(store, { userId: user.id, list: 'wantlist' }, [toWantRow(want)]);
		if (added + changed > 0) await reviseListener(store, user.id);
	});
}

/** Takes it off the list at Discogs, then off the stored one: undoes `addWant`. Throws ProviderError. */
export async function removeWant(tools: WantTools, user: UserRow, plan: PlannedWant, ask: Ask): Promise<void> {
	const account = await openAccount(tools, user);
	await account.removeWant(plan.username, plan.release.discogsId, ask).catch((error: unknown) => {
		// It is gone already: a person took it off there, or the first of two tries did.
		if (!(error instanceof ProviderNotFound)) throw error;
	});
	await writeAt(tools.database, tools.clock(), async (store) => {
		await removeListed(store, { userId: user.id, list: 'wantlist' }, plan.release.discogsId);
		await reviseListener(store, user.id);
	});
}

async function openAccount({ providers, secrets }: WantTools, user: UserRow): Promise<DiscogsAccount> {
	return providers.discogsAccounts.open(await readLogin(secrets, user.name));
}

/** Our id of the pressing of the best offer; null where there is none, or nobody knows of which pressing it is. */
async function readOffered(database: Database, albumId: number, country: string, now: Date): Promise<number | null> {
	return (await readBestPrices(database, [albumId], country, now)).get(albumId)?.releaseId ?? null;
}

function choosePressing(
	pressings: readonly ReleaseRow[],
	{ album, discogsId, offered }: { album: AlbumRow; discogsId: number | null; offered: number | null },
): Pick<PlannedWant, 'release' | 'why'> {
	const known = pressings.flatMap((pressing) =>
		pressing.discogsId === null ? [] : [{ ...pressing, discogsId: pressing.discogsId }],
	);
	const named = known.find((pressing) => pressing.discogsId === discogsId);
	if (named !== undefined) return { release: named, why: 'named' };
	if (discogsId !== null) {
		throw new UsageError(
			`Release ${discogsId} is no stored pressing of ${album.title}.`,
			'`vinilogy show releases` lists them with their numbers.',
		);
	}
	const best = known.find(({ id }) => id === offered);
	if (best !== undefined) return { release: best, why: 'best offer' };
	const [wanted] = known
		.filter(({ goneAt }) => goneAt === null)
		.sort((one, other) => Number(other.isOfficial) - Number(one.isOfficial) || (other.want ?? 0) - (one.want ?? 0));
	if (wanted !== undefined) return { release: wanted, why: 'most wanted' };
	throw new UsageError(
		`No pressing of ${album.title} is stored.`,
		'Fetch them: vinilogy show releases "Artist" "Album"',
	);
}
