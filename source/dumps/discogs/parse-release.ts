import type { FormatEntry } from '../../matching/discogs-format.ts';
import { BadRecord, type ReleaseFacts } from './facts.ts';
import { toId, toLine, toLineOrNull, toLines, toOwnId } from './fields.ts';
import { parseCredits } from './parse-credits.ts';
import { passOver } from './pass-over.ts';
import { TagReader } from './tag-reader.ts';

/** What a release holds that is not kept. A series is neither: one holds others of its name. */
const passedOver = new Set([
	'images',
	'extraartists',
	'genres',
	'styles',
	'data_quality',
	'tracklist',
	'videos',
	'companies',
]);

/**
 * Reads one `<release>`, from its start tag to its end tag, in the form of 2020 or the current one. Fields are those that the API's answer
 * is mapped to; a label or format without a name stays, as it does there. `onUnknown` hears of every element in it that dumps did not have.
 * Throws BadRecord for one without a title or a usable id, and where its tags do not fit together.
 */
export function parseRelease(xml: string, onUnknown: (name: string) => void): ReleaseFacts {
	const tags = new TagReader(xml);
	tags.next();
	const release: ReleaseFacts = {
		discogsId: toOwnId(tags.attribute('id')),
		masterId: null,
		isMainRelease: false,
		artists: [],
		title: '',
		labels: [],
		formats: [],
		country: null,
		released: null,
		notes: null,
		identifiers: [],
	};
	while (tags.next()) parseChild(tags, release, onUnknown);
	if (release.title === '') throw new BadRecord('it has no title');
	return release;
}

function parseChild(tags: TagReader, release: ReleaseFacts, onUnknown: (name: string) => void): void {
	switch (tags.name) {
		case 'artists':
			release.artists = parseCredits(tags);
			break;
		case 'title':
			release.title = toLine(tags.text());
			break;
		case 'labels':
			release.labels = parseLabels(tags);
			break;
		case 'formats':
			release.formats = parseFormats(tags);
			break;
		case 'country':
			release.country = toLineOrNull(tags.text());
			break;
		case 'released':
			release.released = toLineOrNull(tags.text());
			break;
		case 'notes':
			release.notes = toLines(tags.text());
			break;
		case 'master_id':
			release.isMainRelease = tags.attribute('is_main_release') === 'true';
			release.masterId = toId(tags.text());
			break;
		case 'identifiers':
			release.identifiers = parseIdentifiers(tags);
			break;
		case 'series':
			tags.skip();
			break;
		default:
			passOver(tags, passedOver, onUnknown);
	}
}

function parseLabels(tags: TagReader): ReleaseFacts['labels'] {
	const labels: ReleaseFacts['labels'] = [];
	while (tags.next()) {
		if (tags.name === 'label') {
			labels.push({
				name: toLine(tags.attribute('name') ?? ''),
				catalogNumber: toLineOrNull(tags.attribute('catno')),
			});
		}
		tags.skip();
	}
	return labels;
}

function parseFormats(tags: TagReader): FormatEntry[] {
	const formats: FormatEntry[] = [];
	while (tags.next()) {
		if (tags.name === 'format') formats.push(parseFormat(tags));
		else tags.skip();
	}
	return formats;
}

function parseFormat(tags: TagReader): FormatEntry {
	const descriptions: string[] = [];
	const format = {
		name: toLine(tags.attribute('name') ?? ''),
		qty: toLine(tags.attribute('qty') ?? ''),
		text: toLineOrNull(tags.attribute('text')),
		descriptions,
	};
	while (tags.next()) {
		if (tags.name === 'descriptions') parseDescriptions(tags, descriptions);
		else tags.skip();
	}
	return format;
}

function parseDescriptions(tags: TagReader, descriptions: string[]): void {
	while (tags.next()) {
		const isDescription = tags.name === 'description';
		const description = isDescription ? toLine(tags.text()) : '';
		if (!isDescription) tags.skip();
		if (description !== '') descriptions.push(description);
	}
}

function parseIdentifiers(tags: TagReader): ReleaseFacts['identifiers'] {
	const identifiers: ReleaseFacts['identifiers'] = [];
	while (tags.next()) {
		if (tags.name === 'identifier') {
			identifiers.push({
				type: toLine(tags.attribute('type') ?? ''),
				value: toLine(tags.attribute('value') ?? ''),
				description: toLineOrNull(tags.attribute('description')),
			});
		}
		tags.skip();
	}
	return identifiers;
}
