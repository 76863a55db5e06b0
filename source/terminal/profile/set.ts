import { UsageError } from '../../errors.ts';
import { readUserName } from '../../profiles/user-name.ts';
import { readProfile, unsaid } from '../../store/listeners/profiles-reader.ts';
import { saveProfile } from '../../store/listeners/profiles-writer.ts';
import { findUser } from '../../store/listeners/users-reader.ts';
import { writeAt } from '../../store/writable.ts';
import { ensureListener } from '../listener.ts';
import { withContext } from '../with-context.ts';
import { changeProfile, type ProfileOptions } from './changes.ts';
import { printProfile } from './show.ts';

/** `profile set`: stores what a listener prefers from now on, and shows all of it. */
export async function setProfile({
	user: typed,
	json,
	...options
}: ProfileOptions & { user: string; json: boolean }): Promise<void> {
	const { country, currency, maxPrice, discover, perArtist, weight, clear } = options;
	const said = [country, currency, maxPrice, discover, perArtist, ...weight, ...clear];
	if (said.every((value) => value === undefined))
		throw new UsageError('Nothing is said.', 'For example: vinilogy profile set --country ES --max-price 30');
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal } = session;
		const { database, clock, settings } = context;
		const known = await findUser(database, readUserName(typed));
		const before = known === undefined ? unsaid : await readProfile(database, known.id);
		// Whoever is not there yet is not made by what cannot be understood.
		const changes = changeProfile(before, options, settings.currency);
		const { user } = await ensureListener(session, typed);
		const { profile, isChanged } = await writeAt(database, clock(), (store) => saveProfile(store, user.id, changes));
		printProfile(session, { user, profile }, json);
		if (!isChanged) terminal.say('All of it was so already.');
		return 0;
	});
}
