import { isDeepStrictEqual } from 'node:util';
import type { Writable } from '../writable.ts';
import { type Profile, readProfile } from './profiles-reader.ts';
import { reviseListener } from './revision.ts';

/** Stores what a listener prefers; the rest stays. Returns the whole, and whether anything is different now. */
export async function saveProfile(
	store: Writable,
	userId: number,
	changes: Partial<Profile>,
): Promise<{ profile: Profile; isChanged: boolean }> {
	const before = await readProfile(store, userId);
	const profile = { ...before, ...changes };
	if (isDeepStrictEqual(profile, before)) return { profile, isChanged: false };
	const { userProfiles } = store.tables;
	const row = { ...profile, updatedAt: store.now };
	await store.write
		.insert(userProfiles)
		.values({ userId, ...row })
		.onConflictDoUpdate({ target: userProfiles.userId, set: row });
	await reviseListener(store, userId);
	return { profile, isChanged: true };
}
