import type { AlbumRow } from '../store/albums-reader.ts';
import { saveAlbum } from '../store/albums-writer.ts';
import { writeAt } from '../store/writable.ts';
import type { StepTools } from './run-step.ts';
import type { Ask } from './step.ts';
import { isStudioAlbum, toNewAlbum } from './studio-albums.ts';

/** Looks a release group up by its MBID and stores it with its credited artists. Throws ProviderNotFound when there is none. */
export async function identifyAlbum(tools: StepTools, mbid: string, ask: Ask): Promise<AlbumRow> {
	const group = await tools.providers.musicbrainz.releaseGroup(mbid, ask);
	return writeAt(tools.database, tools.clock(), async (store) => {
		const { album } = await saveAlbum(store, { ...toNewAlbum(group), isStudio: isStudioAlbum(group) });
		return album;
	});
}
