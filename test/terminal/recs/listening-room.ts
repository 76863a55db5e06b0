import type { Engine } from '../../../db/client.ts';
import { addSeed } from '../../../source/store/listeners/seeds-writer.ts';
import { ensureUser } from '../../../source/store/listeners/users-writer.ts';
import { saveOffers } from '../../../source/store/prices-writer.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/databases.ts';
import { fillLibrary, type Library } from '../../recommendations/library.ts';
import { offerOf } from '../../store/priced.ts';
import { createProgram, type Program } from '../run-program.ts';

/** The built program over a database with a listener and a library, and with every provider out of reach. */
export interface Room extends AsyncDisposable {
	program: Program;
	stored: TestDatabase;
	library: Library;
	userId: number;
}

/** Nobody listens at the port of discarded things: whoever is asked cannot be reached. */
const unreachable = Object.fromEntries(
	['LASTFM', 'MUSICBRAINZ', 'DISCOGS', 'COVERART', 'LISTENBRAINZ', 'LISTENBRAINZ_LABS', 'ECB'].map((name) => [
		`VINILOGY_${name}_URL`,
		'http://127.0.0.1:9/',
	]),
);

/** "me" likes Artist 0, who is similar to Artists 1 to 4; a copy of the first album of Artist 1 costs €20 and €5 to Spain. */
export async function openRoom(engine: Engine, size = { artists: 30, albumsEach: 3 }): Promise<Room> {
	const stored = await createTestDatabase(engine);
	const now = new Date();
	const { library, userId } = await writeAt(stored.database, now, async (store) => {
		const filled = await fillLibrary(store, size);
		const { user } = await ensureUser(store, 'me');
		if (filled.artistIds[0] !== undefined) await addSeed(store, user.id, filled.artistIds[0]);
		const albumId = filled.albumIds[1]?.[0];
		if (albumId !== undefined) await saveOffers(store, [offerOf(now, { releaseId: null, albumId })]);
		return { library: filled, userId: user.id };
	});
	const program = await createProgram({ ...unreachable, DATABASE_URL: stored.url, VINILOGY_COUNTRY: 'ES' });
	return {
		...{ program, stored, library, userId },
		async [Symbol.asyncDispose]() {
			await program[Symbol.asyncDispose]();
			await stored.drop();
		},
	};
}
