import type { DumpCompany, DumpFormat, DumpIdentifier, DumpRelease, DumpTrack } from './facts.ts';
import { writeCredits, writeGenres, writeVideos } from './parts.ts';
import { escapeAttribute, writeElement, writeList } from './xml.ts';

/** One record of the releases file, without the line feed after it. The id is an attribute; no `<images>`, no `status`. */
export function writeRelease(release: DumpRelease): string {
	const parts = [
		writeCredits('artists', release.artists),
		writeElement('title', release.title),
		writeList('labels', release.labels, writeLabelOfRelease),
		writeCredits('extraartists', release.extraArtists),
		writeList('formats', release.formats, writeFormat),
		writeGenres(release.genres, release.styles),
		writeElement('country', release.country),
		writeElement('released', release.released),
		writeElement('notes', release.notes),
		writeElement('data_quality', release.dataQuality),
		writeMasterOf(release.master),
		writeList('tracklist', release.tracklist, writeTrack),
		writeList('identifiers', release.identifiers, writeIdentifier),
		writeVideos(release.videos),
		writeList('companies', release.companies, writeCompany),
	];
	return `<release id="${release.id}">${parts.join('')}</release>`;
}

function writeLabelOfRelease({ id, name, catalogNumber }: DumpRelease['labels'][number]): string {
	return `<label name="${escapeAttribute(name)}" catno="${escapeAttribute(catalogNumber)}" id="${id}"/>`;
}

/** An attribute is written even when it is empty. */
function writeFormat({ name, quantity, text, descriptions }: DumpFormat): string {
	const words = writeList('descriptions', descriptions, (description) => writeElement('description', description));
	const tag = `<format name="${escapeAttribute(name)}" qty="${escapeAttribute(quantity)}" text="${escapeAttribute(text)}"`;
	return words === '' ? `${tag}/>` : `${tag}>${words}</format>`;
}

function writeMasterOf(master: DumpRelease['master']): string {
	return master === undefined ? '' : `<master_id is_main_release="${master.isMain}">${master.id}</master_id>`;
}

function writeTrack({ position, title, duration, artists, extraArtists, subTracks }: DumpTrack): string {
	const texts = writeElement('position', position) + writeElement('title', title) + writeElement('duration', duration);
	const credits = writeCredits('artists', artists) + writeCredits('extraartists', extraArtists);
	return `<track>${texts}${credits}${writeList('sub_tracks', subTracks, writeTrack)}</track>`;
}

function writeIdentifier({ type, description, value }: DumpIdentifier): string {
	const about = description === '' ? '' : ` description="${escapeAttribute(description)}"`;
	return `<identifier type="${escapeAttribute(type)}"${about} value="${escapeAttribute(value)}"/>`;
}

function writeCompany({ id, name, catalogNumber, role: [number, role] }: DumpCompany): string {
	const what = `<entity_type>${number}</entity_type>${writeElement('entity_type_name', role)}`;
	const about = writeElement('name', name) + writeElement('catno', catalogNumber) + what;
	return `<company><id>${id}</id>${about}${writeElement('resource_url', `https://api.discogs.com/labels/${id}`)}</company>`;
}
