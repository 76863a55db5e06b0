import { hash } from '../world/random.ts';
import type { Album, Pressing, PressingFormat } from '../world/types.ts';
import { valueIn } from './discogs-money.ts';

const api = 'https://api.discogs.com';

const short: Record<string, string> = {
	Reissue: 'RE',
	Repress: 'RP',
	Remastered: 'RM',
	'Limited Edition': 'Ltd',
	'Test Pressing': 'TP',
	'White Label': 'W/Lbl',
	'Unofficial Release': 'Unofficial',
	'Picture Disc': 'Pic',
	Compilation: 'Comp',
	Repressed: 'RP',
};

/** A row of `masters/{id}/versions`; `user` stands there only when a person asks. */
export function versionRow(pressing: Pressing, origin: string, access: 'user' | 'application' | undefined) {
	return {
		id: pressing.id,
		label: pressing.labels.map(({ name }) => name).join(', '),
		country: pressing.country,
		title: pressing.title,
		major_formats: majorFormats(pressing),
		format: pressing.formats.map(shortFormat).join(' + '),
		catno: pressing.labels.map(({ catno }) => catno).join(', '),
		released: pressing.released,
		status: 'Accepted',
		resource_url: `${api}/releases/${pressing.id}`,
		thumb: access ? pictureUrl(origin, 'R', pressing.id, 150) : '',
		stats: {
			community: { in_wantlist: pressing.want, in_collection: pressing.have },
			...(access === 'user' ? { user: { in_wantlist: 0, in_collection: 0 } } : {}),
		},
	};
}

function majorFormats(pressing: Pressing): string[] {
	return [...new Set(pressing.formats.map(({ name }) => name))];
}

/** All words a format filter or facet counts: the main names and the descriptions. */
export function formatWords(pressing: Pressing): string[] {
	return [...new Set(pressing.formats.flatMap(({ name, descriptions }) => [name, ...descriptions]))];
}

/** "2xLP, Album, RE": the descriptions shortened, without the main name, the count of discs in front. */
export function shortFormat({ qty, descriptions, name }: PressingFormat): string {
	const words = descriptions.map((word) => short[word] ?? word);
	const box = name === 'Box Set' ? ['Box'] : [];
	return `${qty === '1' ? '' : `${qty}x`}${[...box, ...words].join(', ')}`;
}

/** The whole body of `releases/{id}`. Keys that have nothing to say are missing, as at Discogs. */
export function releaseBody(
	pressing: Pressing,
	album: Album | undefined,
	{ origin, signedIn, currency }: { origin: string; signedIn: boolean; currency: string },
) {
	const credit = { ...creditOf(pressing.artist), anv: '', join: '', role: '', tracks: '' };
	const rare = hash('release body', pressing.id) % 10;
	return {
		id: pressing.id,
		status: 'Accepted',
		year: pressing.year,
		resource_url: `${api}/releases/${pressing.id}`,
		uri: `https://www.discogs.com/release/${pressing.id}-${slugOf(`${pressing.artist.name} ${pressing.title}`)}`,
		artists: [credit],
		artists_sort: album?.artist.sortName ?? pressing.artist.name,
		labels: pressing.labels.map((label) => ({
			...label,
			entity_type: '1',
			entity_type_name: 'Label',
			resource_url: `${api}/labels/${label.id}`,
		})),
		series: [],
		companies: [],
		formats: pressing.formats.map(({ text, descriptions, ...format }) => ({
			...format,
			...(text === '' ? {} : { text }),
			...(descriptions.length === 0 ? {} : { descriptions }),
		})),
		data_quality: 'Needs Vote',
		community: {
			have: pressing.have,
			want: pressing.want,
			rating: pressing.rating,
			submitter: { username: 'sandbox', resource_url: `${api}/users/sandbox` },
			contributors: [{ username: 'sandbox', resource_url: `${api}/users/sandbox` }],
			data_quality: 'Needs Vote',
			status: 'Accepted',
		},
		format_quantity: pressing.formats.reduce((total, { qty }) => total + Number(qty), 0),
		date_added: '2008-11-04T03:29:34-08:00',
		date_changed: '2024-02-19T08:11:02-08:00',
		num_for_sale: forSale(pressing),
		lowest_price: bareIn(currency, lowestPrice(pressing)),
		...(pressing.master > 0 ? { master_id: pressing.master, master_url: `${api}/masters/${pressing.master}` } : {}),
		title: pressing.title,
		...(pressing.country === '' ? {} : { country: pressing.country }),
		...(pressing.released === '' ? {} : { released: pressing.released, released_formatted: pressing.released }),
		...(rare === 0 ? {} : { identifiers: identifiersOf(pressing) }),
		genres: pressing.genres,
		...(rare === 1 ? {} : { styles: pressing.styles }),
		tracklist: ['A1', 'A2', 'B1', 'B2'].map((position) => ({
			position,
			type_: 'track',
			title: `Track ${position}`,
			duration: '',
		})),
		extraartists: [],
		...(rare === 2 ? {} : { images: [imageOf(origin, 'R', pressing.id, signedIn)] }),
		thumb: signedIn && rare !== 2 ? pictureUrl(origin, 'R', pressing.id, 150) : '',
		estimated_weight: 230,
		blocked_from_sale: isBlocked(pressing),
	};
}

function identifiersOf(pressing: Pressing) {
	const matrix = { type: 'Matrix / Runout', value: `${pressing.labels[0]?.catno ?? ''} A-1`, description: 'Side A' };
	return pressing.barcode === '' ? [matrix] : [{ type: 'Barcode', value: pressing.barcode }, matrix];
}

/** A hit of `database/search`. `master_id` is 0 or null where there is no master; a year that is not known is "0" or missing. */
export function releaseHit(pressing: Pressing, origin: string) {
	const unknownYear = pressing.id % 2 === 0 ? { year: '0' } : {};
	const without = pressing.id % 2 === 0 ? { master_id: 0, master_url: null } : { master_id: null, master_url: null };
	return {
		id: pressing.id,
		type: 'release',
		title: `${pressing.artist.name} - ${pressing.title}`,
		...(pressing.year > 0 ? { year: `${pressing.year}` } : unknownYear),
		...(pressing.country === '' ? {} : { country: pressing.country }),
		format: pressing.formats.flatMap(({ name, descriptions }) => [name, ...descriptions]),
		formats: pressing.formats.map(({ text, ...format }) => (text === '' ? format : { ...format, text })),
		format_quantity: pressing.formats.reduce((total, { qty }) => total + Number(qty), 0),
		label: pressing.labels.map(({ name }) => name),
		genre: pressing.genres,
		style: pressing.styles,
		barcode: pressing.barcode === '' ? [] : [pressing.barcode],
		catno: pressing.labels[0]?.catno ?? '',
		community: { want: pressing.want, have: pressing.have },
		...(pressing.master > 0
			? { master_id: pressing.master, master_url: `${api}/masters/${pressing.master}` }
			: without),
		...hitPictures(origin, 'R', pressing.id),
		uri: `/release/${pressing.id}-${slugOf(`${pressing.artist.name} ${pressing.title}`)}`,
		resource_url: `${api}/releases/${pressing.id}`,
		user_data: { in_wantlist: false, in_collection: false },
	};
}

/** A master among search hits. */
export function masterHit(album: Album, pressings: Pressing[], origin: string) {
	const [main] = pressings;
	return {
		id: album.master,
		type: 'master',
		title: `${album.artist.discogs.name} - ${album.title}`,
		year: album.date.slice(0, 4),
		country: main?.country ?? '',
		format: main ? formatWords(main) : [],
		label: main?.labels.map(({ name }) => name) ?? [],
		genre: main?.genres ?? [],
		style: main?.styles ?? [],
		barcode: [],
		catno: main?.labels[0]?.catno ?? '',
		community: { want: main?.want ?? 0, have: main?.have ?? 0 },
		master_id: album.master,
		master_url: `${api}/masters/${album.master}`,
		...hitPictures(origin, 'M', album.master),
		uri: `/master/${album.master}-${slugOf(album.title)}`,
		resource_url: `${api}/masters/${album.master}`,
		user_data: { in_wantlist: false, in_collection: false },
	};
}

/** Search needs credentials, so its pictures are there. */
export function hitPictures(origin: string, kind: 'A' | 'M' | 'R', id: number) {
	return { thumb: pictureUrl(origin, kind, id, 150), cover_image: pictureUrl(origin, kind, id, 500) };
}

/** An image object: it exists without credentials, but its addresses are empty. */
export function imageOf(origin: string, kind: 'A' | 'M' | 'R', id: number, signedIn: boolean) {
	const uri = signedIn ? pictureUrl(origin, kind, id, 600) : '';
	return {
		type: 'primary',
		uri,
		resource_url: uri,
		uri150: signedIn ? pictureUrl(origin, kind, id, 150) : '',
		width: 600,
		height: 600,
	};
}

export function pictureUrl(origin: string, kind: string, id: number, size: number): string {
	return `${origin}/pictures/discogs/${size}x${size}/${kind}-${id}.jpeg`;
}

/** What every list says of a release. */
export function basicInformation(pressing: Pressing) {
	return {
		id: pressing.id,
		master_id: pressing.master,
		master_url: pressing.master > 0 ? `${api}/masters/${pressing.master}` : null,
		resource_url: `${api}/releases/${pressing.id}`,
		title: pressing.title,
		year: pressing.year,
		formats: pressing.formats,
		artists: [{ ...creditOf(pressing.artist), anv: '', join: '', role: '', tracks: '' }],
		labels: pressing.labels,
		thumb: '',
		cover_image: '',
		genres: pressing.genres,
		styles: pressing.styles,
	};
}

/** Discogs' own time, eight hours behind: "2025-01-30T13:46:00-08:00". */
export function localTime(milliseconds: number): string {
	return `${new Date(milliseconds - 8 * 3_600_000).toISOString().slice(0, 19)}-08:00`;
}

export function creditOf({ id, name }: { id: number; name: string }) {
	return { id, name, resource_url: `${api}/artists/${id}` };
}

export function slugOf(text: string): string {
	return encodeURIComponent(text.replace(/[^\p{L}\p{N}]+/gu, '-'));
}

/** Bootlegs may not be sold. */
export function isBlocked(pressing: Pressing): boolean {
	return pressing.formats.some(({ descriptions }) => descriptions.includes('Unofficial Release'));
}

export function forSale(pressing: Pressing): number {
	return isBlocked(pressing) || isSoldOut(pressing) ? 0 : hash('for sale', pressing.id) % 60;
}

/** Of one album in thirty nobody sells any version. */
function isSoldOut({ master }: Pressing): boolean {
	return master > 0 && hash('sold out', master) % 30 === 0;
}

/** A bare number: nothing says which currency it is in. */
export function bareIn(currency: string, dollars: number | null): number | null {
	return dollars === null ? null : valueIn(currency, dollars);
}

/** In US dollars; null when there is none for sale. */
export function lowestPrice(pressing: Pressing): number | null {
	return forSale(pressing) === 0 ? null : (400 + (hash('price', pressing.id) % 9000)) / 100;
}
