import { expect, it } from 'vitest';
import { readProfile } from '../../../source/store/listeners/profiles-reader.ts';
import { saveProfile } from '../../../source/store/listeners/profiles-writer.ts';
import { reviseListener } from '../../../source/store/listeners/revision.ts';
import { findUser, readUsers } from '../../../source/store/listeners/users-reader.ts';
import { ensureUser } from '../../../source/store/listeners/users-writer.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createStores, monday, tuesday } from '../stored.ts';

describeEachEngine('listeners', (engine) => {
	const open = createStores(engine);

	it('are made once, and found by their name', async () => {
		const { database, write } = await open();
		const made = await write((store) => ensureUser(store, 'me'));
		const again = await write((store) => ensureUser(store, 'me'), tuesday);
		await write((store) => ensureUser(store, 'anna'));
		expect(made).toMatchObject({ isNew: true, user: { name: 'me', revision: 0, createdAt: monday } });
		expect(again).toEqual({ isNew: false, user: made.user });
		expect(await findUser(database, 'me')).toEqual(made.user);
		expect(await findUser(database, 'nobody')).toBeUndefined();
		expect((await readUsers(database)).map(({ name }) => name)).toEqual(['anna', 'me']);
	});

	it('are revised one by one', async () => {
		const { database, write } = await open();
		const { user } = await write((store) => ensureUser(store, 'me'));
		await write((store) => ensureUser(store, 'anna'));
		await write((store) => reviseListener(store, user.id));
		await write((store) => reviseListener(store, user.id));
		expect((await readUsers(database)).map(({ name, revision }) => [name, revision])).toEqual([
			['anna', 0],
			['me', 2],
		]);
	});

	it('prefer nothing until they say so, and then only what they said', async () => {
		const { database, write } = await open();
		const { user } = await write((store) => ensureUser(store, 'me'));
		expect(await readProfile(database, user.id)).toMatchObject({ country: null, discover: null, weights: {} });
		await write((store) => saveProfile(store, user.id, { country: 'ES', weights: { similar: 50 } }));
		const { profile, isChanged } = await write((store) =>
			saveProfile(store, user.id, { maxPrice: 3000, maxPriceCurrency: 'EUR' }),
		);
		expect(isChanged).toBe(true);
		expect(profile).toEqual({
			...{ country: 'ES', currency: null, maxPrice: 3000, maxPriceCurrency: 'EUR' },
			...{ discover: null, perArtist: null, weights: { similar: 50 } },
		});
		expect(await readProfile(database, user.id)).toEqual(profile);
	});

	it('are not revised by what they said before', async () => {
		const { database, write } = await open();
		const { user } = await write((store) => ensureUser(store, 'me'));
		await write((store) => saveProfile(store, user.id, { country: 'ES', weights: { similar: 50 } }));
		const again = await write((store) => saveProfile(store, user.id, { country: 'ES', weights: { similar: 50 } }));
		expect(again.isChanged).toBe(false);
		expect(await findUser(database, 'me')).toMatchObject({ revision: 1 });
		await write((store) => saveProfile(store, user.id, { weights: {} }));
		expect(await findUser(database, 'me')).toMatchObject({ revision: 2 });
	});
});
