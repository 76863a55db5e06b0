import { and, eq, inArray } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';
import { readInGroups } from '../in-groups.ts';

/** Who wants what, by the names of listeners: whatever is one of these albums, of these masters or these very releases. */
export interface Wanted {
	/** By our number of the album. */
	albums: Map<number, Set<string>>;
	/** By Discogs' number of the master, and of the release. */
	masters: Map<number, Set<string>>;
	releases: Map<number, Set<string>>;
}

interface Want {
	user: string;
	albumId: number | null;
	masterId: number | null;
	discogsId: number | null;
}

/**
 * What is on wantlists, their own and those at Discogs, and what is locked among recommendations: of one listener, or of all of them (null).
 */
export async function readWanted(database: Readable, userId: number | null): Promise<Wanted> {
	const wants = [
		...(await readOwnWants(database, userId)),
		...(await readLocked(database, userId)),
		...(await readListedWants(database, userId)),
	];
	const wanted: Wanted = { albums: new Map(), masters: new Map(), releases: new Map() };
	for (const { user, albumId, masterId, discogsId } of wants) {
		add(wanted.albums, albumId, user);
		add(wanted.masters, masterId, user);
		add(wanted.releases, discogsId, user);
	}
	for (const { id, masterId } of await readAlbumsOfMasters(database, [...wanted.masters.keys()])) {
		for (const user of wanted.masters.get(masterId ?? 0) ?? []) add(wanted.albums, id, user);
	}
	return wanted;
}

async function readOwnWants({ read, tables }: Readable, userId: number | null): Promise<Want[]> {
	const { albums, users, wantlist } = tables;
	const rows = await read
		.select({ user: users.name, albumId: albums.id, masterId: albums.discogsId })
		.from(wantlist)
		.innerJoin(users, eq(users.id, wantlist.userId))
		.innerJoin(albums, eq(albums.id, wantlist.albumId))
		.where(userId === null ? undefined : eq(wantlist.userId, userId));
	return rows.map((row) => ({ ...row, discogsId: null }));
}

async function readLocked({ read, tables }: Readable, userId: number | null): Promise<Want[]> {
	const { albums, users, lockedRecommendations: locked } = tables;
	const rows = await read
		.select({ user: users.name, albumId: albums.id, masterId: albums.discogsId })
		.from(locked)
		.innerJoin(users, eq(users.id, locked.userId))
		.innerJoin(albums, eq(albums.id, locked.albumId))
		.where(userId === null ? undefined : eq(locked.userId, userId));
	return rows.map((row) => ({ ...row, discogsId: null }));
}

/** A wantlist at Discogs names releases: what is meant is any pressing of the same album. */
async function readListedWants({ read, tables }: Readable, userId: number | null): Promise<Want[]> {
	const { albums, releases, users, userDiscogsCollections: listed } = tables;
	const rows = await read
		.select({
			user: users.name,
			discogsId: listed.discogsId,
			listedMaster: listed.masterId,
			albumId: releases.albumId,
			releaseMaster: releases.masterId,
			albumMaster: albums.discogsId,
		})
		.from(listed)
		.innerJoin(users, eq(users.id, listed.userId))
		.leftJoin(releases, eq(releases.discogsId, listed.discogsId))
		.leftJoin(albums, eq(albums.id, releases.albumId))
		.where(and(eq(listed.list, 'wantlist'), userId === null ? undefined : eq(listed.userId, userId)));
	return rows.map(({ user, discogsId, albumId, listedMaster, releaseMaster, albumMaster }) => ({
		...{ user, discogsId, albumId },
		masterId: releaseMaster ?? listedMaster ?? albumMaster,
	}));
}

function readAlbumsOfMasters({ read, tables }: Readable, masterIds: number[]) {
	const { albums } = tables;
	return readInGroups(masterIds, (ids) =>
		read.select({ id: albums.id, masterId: albums.discogsId }).from(albums).where(inArray(albums.discogsId, ids)),
	);
}

/** Discogs says 0 where it knows no master. */
function add(wanted: Map<number, Set<string>>, key: number | null, user: string): void {
	if (key === null || key === 0) return;
	const users = wanted.get(key) ?? new Set();
	wanted.set(key, users.add(user));
}
