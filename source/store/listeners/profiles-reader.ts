import { eq } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';

/** What a listener prefers; null (and a weight that is not named) is "as the settings say". See `db/schema/listeners.ts`. */
export type Profile = Omit<Tables['userProfiles']['$inferSelect'], 'userId' | 'updatedAt'>;

/** Who prefers nothing. */
export const unsaid: Profile = {
	country: null,
	currency: null,
	maxPrice: null,
	maxPriceCurrency: null,
	discover: null,
	perArtist: null,
	weights: {},
};

/** What a listener prefers; nothing where they never said anything. */
export async function readProfile({ read, tables }: Readable, userId: number): Promise<Profile> {
	const [row] = await read.select().from(tables.userProfiles).where(eq(tables.userProfiles.userId, userId));
	if (row === undefined) return unsaid;
	const { userId: _, updatedAt: __, ...profile } = row;
	return profile;
}
