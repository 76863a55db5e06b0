import type { DumpArtist } from './facts.ts';
import { writeLinks } from './parts.ts';
import { writeElement, writeList } from './xml.ts';

/** One record of the artists file, without the line feed after it. The id is a child. */
export function writeArtist(artist: DumpArtist): string {
	const parts = [
		writeElement('name', artist.name),
		writeElement('realname', artist.realname),
		writeElement('profile', artist.profile),
		writeElement('data_quality', artist.dataQuality),
		writeList('urls', artist.urls, (url) => writeElement('url', url)),
		writeList('namevariations', artist.nameVariations, (name) => writeElement('name', name)),
		writeLinks('aliases', 'name', artist.aliases),
		writeLinks('members', 'name', artist.members),
		writeLinks('groups', 'name', artist.groups),
	];
	return `<artist><id>${artist.id}</id>${parts.join('')}</artist>`;
}
