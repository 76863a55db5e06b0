import type { ReleaseRow } from '../store/releases-reader.ts';
import { cleanText } from '../text.ts';
import type { Column } from './output/table.ts';

/** A table of pressings: what tells one from the other stays longest on a narrow terminal. */
export const releaseColumns: Column<ReleaseRow>[] = [
	{ title: 'Year', value: ({ year }) => year, importance: 1 },
	{ title: 'Country', value: ({ country }) => cleanText(country), importance: 1, narrowest: 8 },
	{ title: 'Format', value: ({ format }) => cleanText(format), importance: 1, narrowest: 6 },
	{ title: 'Label', value: ({ label }) => cleanText(label), importance: 7, narrowest: 12 },
	{
		title: 'Cat. no.',
		value: ({ catalogNumber }) => cleanText(catalogNumber),
		importance: 1,
		narrowest: 12,
		cutAfter: 6,
	},
	{ title: 'Kind', value: shortenKind, importance: 1 },
	{ title: 'Details', value: describeDetails, importance: 3, narrowest: 8 },
	{ title: 'Have', value: ({ have }) => have, align: 'right', importance: 6 },
	{ title: 'Want', value: ({ want }) => want, align: 'right', importance: 6 },
	{ title: 'Discogs', value: ({ discogsId }) => discogsId, align: 'right', importance: 5 },
];

/** The words that warn, short enough to stay on any terminal: a bootleg, a promo, a test pressing, a reissue (as collectors write it). */
export function shortenKind(release: ReleaseRow): string {
	const flags = [
		release.isOfficial ? '' : 'unoff.',
		release.isPromo ? 'promo' : '',
		release.isTestPressing ? 'test' : '',
		release.isReissue ? 'RE' : '',
	];
	return flags.filter(Boolean).join(' ');
}

/** What kind of pressing it is, in whole words; '' for an ordinary one. */
export function spellKind({ isOfficial, isPromo, isTestPressing, isReissue, goneAt }: ReleaseRow): string {
	const kinds = [
		isOfficial ? '' : 'unofficial',
		isPromo ? 'promo' : '',
		isTestPressing ? 'test pressing' : '',
		isReissue ? 'reissue' : '',
		goneAt === null ? '' : 'no longer on Discogs',
	];
	return kinds.filter(Boolean).join(', ');
}

/** Colour and the like, and that a pressing is gone at the source. */
function describeDetails({ formatText, goneAt }: ReleaseRow): string {
	return cleanText([goneAt === null ? '' : 'gone from Discogs', formatText].filter(Boolean).join(', '));
}

/** The columns of a pressing in TSV, all of them, what tells pressings apart first. */
export const releaseFields: (keyof ReleaseRow)[] = [
	'discogsId',
	'year',
	'country',
	'format',
	'label',
	'catalogNumber',
	'title',
	'released',
	'formatText',
	'descriptions',
	'discs',
	'isVinyl',
	'isOfficial',
	'isPromo',
	'isTestPressing',
	'isReissue',
	'barcode',
	'identifiers',
	'notes',
	'discogsRating',
	'discogsVotes',
	'have',
	'want',
	'masterId',
	'albumId',
	'mbid',
	'spotifyId',
	'id',
	'source',
	'fetchedAt',
	'goneAt',
	'createdAt',
	'updatedAt',
];
