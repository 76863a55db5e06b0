import { type ArtistFacts, BadRecord } from './facts.ts';
import { toId, toLine, toLineOrNull, toOwnId } from './fields.ts';
import { passOver } from './pass-over.ts';
import { TagReader } from './tag-reader.ts';

/** What an artist holds that is not kept. */
const passedOver = new Set(['images', 'profile', 'data_quality', 'members', 'groups']);

/**
 * Reads one `<artist>` of the file of artists, from its start tag to its end tag. `onUnknown` hears of every element in it that dumps did
 * not have. Throws BadRecord for one without a name or a usable id, and where its tags do not fit together.
 */
export function parseArtist(xml: string, onUnknown: (name: string) => void): ArtistFacts {
	const tags = new TagReader(xml);
	tags.next();
	let id: string | null = null;
	const artist: Omit<ArtistFacts, 'discogsId'> = {
		name: '',
		realName: null,
		nameVariations: [],
		aliases: [],
		urls: [],
	};
	while (tags.next()) {
		switch (tags.name) {
			case 'id':
				id = tags.text();
				break;
			case 'name':
				artist.name = toLine(tags.text());
				break;
			case 'realname':
				artist.realName = toLineOrNull(tags.text());
				break;
			case 'namevariations':
				artist.nameVariations = parseTexts(tags, 'name');
				break;
			case 'aliases':
				artist.aliases = parseAliases(tags);
				break;
			case 'urls':
				artist.urls = parseTexts(tags, 'url');
				break;
			default:
				passOver(tags, passedOver, onUnknown);
		}
	}
	const discogsId = toOwnId(id);
	if (artist.name === '') throw new BadRecord('it has no name');
	return { discogsId, ...artist };
}

/** The texts of the children of this name, without the blank ones. */
function parseTexts(tags: TagReader, name: string): string[] {
	const texts: string[] = [];
	while (tags.next()) {
		if (tags.name !== name) {
			tags.skip();
			continue;
		}
		const text = toLine(tags.text());
		if (text !== '') texts.push(text);
	}
	return texts;
}

/** `<name id="89">…</name>`; in dumps up to about 2019 an `<id>` stands before each, too. */
function parseAliases(tags: TagReader): ArtistFacts['aliases'] {
	const aliases: ArtistFacts['aliases'] = [];
	while (tags.next()) {
		if (tags.name !== 'name') {
			tags.skip();
			continue;
		}
		const discogsId = toId(tags.attribute('id'));
		const name = toLine(tags.text());
		if (name !== '') aliases.push({ discogsId, name });
	}
	return aliases;
}
