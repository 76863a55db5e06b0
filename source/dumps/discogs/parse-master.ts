import { toYear } from '../../integrations/http/fields.ts';
import { BadRecord, type MasterFacts } from './facts.ts';
import { toId, toLine, toOwnId } from './fields.ts';
import { parseCredits } from './parse-credits.ts';
import { passOver } from './pass-over.ts';
import { TagReader } from './tag-reader.ts';

/** What a master holds that is not kept. */
const passedOver = new Set(['images', 'genres', 'styles', 'notes', 'data_quality', 'videos']);

/**
 * Reads one `<master>`, from its start tag to its end tag. `onUnknown` hears of every element in it that dumps did not have. Throws
 * BadRecord for one without a title or a usable id, and where its tags do not fit together.
 */
export function parseMaster(xml: string, onUnknown: (name: string) => void): MasterFacts {
	const tags = new TagReader(xml);
	tags.next();
	const master: MasterFacts = {
		discogsId: toOwnId(tags.attribute('id')),
		mainReleaseId: null,
		artists: [],
		title: '',
		year: null,
	};
	while (tags.next()) parseChild(tags, master, onUnknown);
	if (master.title === '') throw new BadRecord('it has no title');
	return master;
}

function parseChild(tags: TagReader, master: MasterFacts, onUnknown: (name: string) => void): void {
	switch (tags.name) {
		case 'main_release':
			master.mainReleaseId = toId(tags.text());
			break;
		case 'artists':
			master.artists = parseCredits(tags);
			break;
		case 'title':
			master.title = toLine(tags.text());
			break;
		case 'year':
			master.year = toYear(tags.text());
			break;
		default:
			passOver(tags, passedOver, onUnknown);
	}
}
