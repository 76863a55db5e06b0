import type { DumpMaster } from './facts.ts';
import { writeCredits, writeGenres, writeVideos } from './parts.ts';
import { writeElement } from './xml.ts';

/** One record of the masters file, without the line feed after it. The id is an attribute. */
export function writeMaster(master: DumpMaster): string {
	const parts = [
		`<main_release>${master.mainRelease}</main_release>`,
		writeCredits('artists', master.artists),
		writeGenres(master.genres, master.styles),
		writeElement('notes', master.notes),
		`<year>${master.year}</year>`,
		writeElement('title', master.title),
		writeElement('data_quality', master.dataQuality),
		writeVideos(master.videos),
	];
	return `<master id="${master.id}">${parts.join('')}</master>`;
}
