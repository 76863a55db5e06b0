import type { CreditFacts } from './facts.ts';
import { toId, toLine, toLineOrNull } from './fields.ts';
import type { TagReader } from './tag-reader.ts';

/** The `<artists>` in hand: who is credited with a release or a master. Roles and tracks belong to other credits. */
export function parseCredits(tags: TagReader): CreditFacts[] {
	const credits: CreditFacts[] = [];
	while (tags.next()) {
		if (tags.name === 'artist') credits.push(parseCredit(tags));
		else tags.skip();
	}
	return credits;
}

function parseCredit(tags: TagReader): CreditFacts {
	const credit: CreditFacts = { discogsId: null, name: '', anv: null, join: '' };
	while (tags.next()) {
		switch (tags.name) {
			case 'id':
				credit.discogsId = toId(tags.text());
				break;
			case 'name':
				credit.name = toLine(tags.text());
				break;
			case 'anv':
				credit.anv = toLineOrNull(tags.text());
				break;
			case 'join':
				credit.join = toLine(tags.text());
				break;
			default:
				tags.skip();
		}
	}
	return credit;
}
