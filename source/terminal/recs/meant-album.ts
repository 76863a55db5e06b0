import type { WantedAlbum } from '../../catalog/albums.ts';
import type { Problem } from '../../catalog/answer.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import { explainMissingAlbum, findAlbumFor, findStoredAlbum } from '../album-question.ts';
import { sayProblems } from '../answers.ts';
import type { Session } from '../with-context.ts';

/**
 * The album that is meant: as it is stored, else asked for. What could not be found or asked is said; null where there is none.
 * `subcommand` is for the example.
 */
export async function findMeantAlbum(
	{ context, terminal, command }: Session,
	wanted: WantedAlbum,
	subcommand: string,
): Promise<{ album: AlbumRow | null; problems: Problem[] }> {
	const stored = await findStoredAlbum(context, wanted);
	if (stored !== null) return { album: stored, problems: [] };
	const found = await findAlbumFor(context, wanted);
	const { value: album, problems } = found;
	sayProblems(terminal, problems);
	if (album === null && problems.length === 0)
		terminal.say(explainMissingAlbum(wanted, found, { command, subcommand }));
	return { album, problems };
}
