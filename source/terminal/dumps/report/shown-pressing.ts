import type { ChangedPressing, WantedPressing } from '../../../store/imports/report-reader.ts';
import { cleanText } from '../../../text.ts';
import type { Column } from '../../output/table.ts';

/** A pressing as a report shows it, with its page at Discogs. */
export interface ShownPressing extends WantedPressing {
	url: string;
}

/** Where a release has its page. */
export const releasePages = 'https://www.discogs.com/release/';

export function toShownPressing(pressing: ChangedPressing | WantedPressing): ShownPressing {
	const wantedBy = 'wantedBy' in pressing ? pressing.wantedBy : [];
	return { ...pressing, wantedBy, url: `${releasePages}${pressing.discogsId}` };
}

/** The columns of a pressing in a pipe. */
export const pressingFields: (keyof ShownPressing)[] = [
	...(['change', 'wantedBy', 'artist', 'title', 'country', 'year', 'format', 'formatText'] as const),
	...(['label', 'catalogNumber', 'discogsId', 'url', 'albumId'] as const),
];

/** The same for a person; who wants it has no column where nobody does. */
export const pressingColumns: Column<ShownPressing>[] = [
	{ title: 'What', value: ({ change }) => change, importance: 1 },
	{ title: 'Wanted by', value: ({ wantedBy }) => cleanText(wantedBy.join(', ')), importance: 2, narrowest: 9 },
	{ title: 'Artist', value: ({ artist }) => cleanText(artist), importance: 1, narrowest: 8 },
	{ title: 'Title', value: ({ title }) => cleanText(title), importance: 1, narrowest: 8, cutAfter: 6 },
	{ title: 'Year', value: ({ year }) => year, importance: 3 },
	{ title: 'Country', value: ({ country }) => cleanText(country), importance: 3, narrowest: 6 },
	{ title: 'Format', value: describeFormat, importance: 4, narrowest: 6 },
	{ title: 'Label', value: ({ label }) => cleanText(label), importance: 6, narrowest: 8 },
	{ title: 'Cat. no.', value: ({ catalogNumber }) => cleanText(catalogNumber), importance: 5, narrowest: 8 },
	{ title: 'Discogs', value: ({ discogsId }) => discogsId, align: 'right', importance: 2 },
];

/** "LP, red": what it is and what tells it apart. */
function describeFormat({ format, formatText }: ShownPressing): string {
	return cleanText([format, formatText].filter(Boolean).join(', '));
}
