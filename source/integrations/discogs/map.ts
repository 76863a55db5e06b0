import type { z } from 'zod';
import { cleanLines, cleanText } from '../../text.ts';
import { toCount, toId, toNumber, toText, toYear } from '../http/fields.ts';
import type {
	ArtistCreditAnswer,
	artistAnswer,
	FormatAnswer,
	ImageAnswer,
	masterAnswer,
	masterVersionsAnswer,
	PaginationAnswer,
	PriceAnswer,
	releaseAnswer,
	searchAnswer,
} from './schema.ts';

/** A page of something. `hasNext` is what to go by: `pages` promises pages that are sometimes refused. */
export interface DiscogsPage {
	page: number;
	pages: number;
	items: number;
	hasNext: boolean;
}

/** A pressing as the versions of a master list it: no price, no barcode, no rating. */
export interface DiscogsVersion {
	discogsId: number;
	title: string;
	/** All labels in one text, as Discogs joins them. */
	label: string | null;
	country: string | null;
	catalogNumber: string | null;
	/** "2005", "2005-05-01" or "2005-05-00". */
	released: string | null;
	year: number | null;
	/** "Vinyl", "CD", …; empty in answers of before 2016. */
	majorFormats: string[];
	/** Descriptions without the main format: "LP, Album, RE, Ltd". */
	format: string | null;
	have: number | null;
	want: number | null;
	thumb: string | null;
}

export interface DiscogsSearchResult {
	discogsId: number;
	/** "release", "master", "artist" or "label": ids of different types collide. */
	type: string;
	/** "Artist (2) - Title" for releases and masters. */
	title: string;
	year: number | null;
	country: string | null;
	/** Formats and descriptions in one flat list: "Vinyl", "LP", "Album". */
	formats: string[];
	/** The first of `labels`. */
	label: string | null;
	labels: string[];
	catalogNumber: string | null;
	barcodes: string[];
	masterId: number | null;
	have: number | null;
	want: number | null;
	thumb: string | null;
}

export interface DiscogsCredit {
	discogsId: number | null;
	/** With the number of a homonym: "Nirvana (2)". */
	name: string;
	/** The name as it stands on this release, when it is another. */
	anv: string | null;
	/** What joins it to the next one: ",", "&", "feat.". */
	join: string;
}

export interface DiscogsFormat {
	name: string;
	qty: number | null;
	/** "180g, Blue". */
	text: string | null;
	descriptions: string[];
}

export interface DiscogsImage {
	url: string;
	width: number | null;
	height: number | null;
	/** "primary" or "secondary". */
	type: string;
}

export interface DiscogsRelease {
	discogsId: number;
	title: string;
	status: string | null;
	artists: DiscogsCredit[];
	country: string | null;
	/** "1987", "1987-07-00" or "1987-07-01". */
	released: string | null;
	year: number | null;
	labels: { name: string; catalogNumber: string | null; discogsId: number | null }[];
	formats: DiscogsFormat[];
	identifiers: { type: string; value: string; description: string | null }[];
	barcodes: string[];
	genres: string[];
	styles: string[];
	/** Null when the release has no master. */
	masterId: number | null;
	/** 0 to 5; null while nobody has voted. */
	rating: { average: number; votes: number } | null;
	have: number | null;
	want: number | null;
	numForSale: number | null;
	/** A bare number in the currency of the token's owner (USD without one): without the currency it is no price. */
	lowestPrice: number | null;
	thumb: string | null;
	images: DiscogsImage[];
	url: string | null;
	notes: string;
}

export interface DiscogsMaster {
	discogsId: number;
	title: string;
	year: number | null;
	mainReleaseId: number | null;
	artists: DiscogsCredit[];
	genres: string[];
	styles: string[];
	numForSale: number | null;
	/** See DiscogsRelease.lowestPrice. */
	lowestPrice: number | null;
	images: DiscogsImage[];
	url: string | null;
	notes: string;
}

export interface DiscogsArtist {
	discogsId: number;
	name: string;
	realName: string | null;
	profile: string;
	urls: string[];
	nameVariations: string[];
	aliases: { discogsId: number; name: string }[];
	/** Empty without credentials: the addresses are '' then. */
	images: DiscogsImage[];
	url: string | null;
}

export function mapMasterVersions(
	answer: z.output<typeof masterVersionsAnswer>,
): DiscogsPage & { versions: DiscogsVersion[] } {
	const versions = answer.versions.map((version) => ({
		discogsId: version.id,
		title: cleanText(version.title),
		label: toText(version.label),
		country: toText(version.country),
		catalogNumber: toText(version.catno),
		released: toText(version.released),
		year: toYear(version.released),
		majorFormats: texts(version.major_formats),
		format: toText(version.format),
		have: toCount(version.stats?.community?.in_collection),
		want: toCount(version.stats?.community?.in_wantlist),
		thumb: toText(version.thumb),
	}));
	return { ...mapPage(answer.pagination), versions };
}

export function mapSearch(answer: z.output<typeof searchAnswer>): DiscogsPage & { results: DiscogsSearchResult[] } {
	const results = answer.results.map((result) => ({
		discogsId: result.id,
		type: cleanText(result.type),
		title: cleanText(result.title),
		year: toYear(result.year),
		country: toText(result.country),
		formats: texts(result.format),
		label: texts(result.label)[0] ?? null,
		labels: texts(result.label),
		catalogNumber: toText(result.catno),
		barcodes: texts(result.barcode),
		masterId: toId(result.master_id),
		have: toCount(result.community?.have),
		want: toCount(result.community?.want),
		thumb: toText(result.thumb),
	}));
	return { ...mapPage(answer.pagination), results };
}

export function mapRelease(release: z.output<typeof releaseAnswer>): DiscogsRelease {
	const identifiers = release.identifiers.map(({ type, value, description }) => ({
		type: cleanText(type),
		value: cleanText(value),
		description: toText(description),
	}));
	const { community } = release;
	const votes = toCount(community?.rating?.count) ?? 0;
	return {
		discogsId: release.id,
		title: cleanText(release.title),
		status: toText(release.status),
		artists: release.artists.map(mapCredit),
		country: toText(release.country),
		released: toText(release.released),
		year: toYear(release.year) ?? toYear(release.released),
		labels: release.labels.map(({ id, name, catno }) => ({
			name: cleanText(name),
			catalogNumber: toText(catno),
			discogsId: toId(id),
		})),
		formats: release.formats.map(mapFormat),
		identifiers,
		barcodes: identifiers.filter(({ type, value }) => type === 'Barcode' && value !== '').map(({ value }) => value),
		genres: texts(release.genres),
		styles: texts(release.styles),
		masterId: toId(release.master_id),
		rating: votes === 0 ? null : { average: toNumber(community?.rating?.average) ?? 0, votes },
		have: toCount(community?.have),
		want: toCount(community?.want),
		numForSale: toCount(release.num_for_sale),
		lowestPrice: mapPrice(release.lowest_price),
		thumb: toText(release.thumb),
		images: mapImages(release.images),
		url: toText(release.uri),
		notes: cleanLines(release.notes),
	};
}

export function mapMaster(master: z.output<typeof masterAnswer>): DiscogsMaster {
	return {
		discogsId: master.id,
		title: cleanText(master.title),
		year: toYear(master.year),
		mainReleaseId: toId(master.main_release),
		artists: master.artists.map(mapCredit),
		genres: texts(master.genres),
		styles: texts(master.styles),
		numForSale: toCount(master.num_for_sale),
		lowestPrice: mapPrice(master.lowest_price),
		images: mapImages(master.images),
		url: toText(master.uri),
		notes: cleanLines(master.notes),
	};
}

export function mapArtist(artist: z.output<typeof artistAnswer>): DiscogsArtist {
	return {
		discogsId: artist.id,
		name: cleanText(artist.name),
		realName: toText(artist.realname),
		profile: cleanLines(artist.profile),
		urls: texts(artist.urls),
		nameVariations: texts(artist.namevariations),
		aliases: artist.aliases.map(({ id, name }) => ({ discogsId: id, name: cleanText(name) })),
		images: mapImages(artist.images),
		url: toText(artist.uri),
	};
}

/** There is a next page when it is linked. The link itself is never followed: it may be http or another host. */
export function mapPage({ page, pages, items, urls }: PaginationAnswer): DiscogsPage {
	return { page, pages, items, hasNext: toText(urls?.next) !== null };
}

/** A credited artist of anything. */
export function mapCredit({ id, name, anv, join }: ArtistCreditAnswer): DiscogsCredit {
	return { discogsId: toId(id), name: cleanText(name), anv: toText(anv), join: cleanText(join) };
}

/** A carrier in a release, with its words. */
export function mapFormat({ name, qty, text, descriptions }: FormatAnswer): DiscogsFormat {
	return { name: cleanText(name), qty: toCount(qty), text: toText(text), descriptions: texts(descriptions) };
}

function mapImages(images: ImageAnswer[]): DiscogsImage[] {
	return images
		.map(({ uri, width, height, type }) => ({
			url: cleanText(uri),
			width: toCount(width),
			height: toCount(height),
			type: cleanText(type),
		}))
		.filter(({ url }) => url !== '');
}

function mapPrice(price: PriceAnswer): number | null {
	return toNumber(typeof price === 'object' && price !== null ? price.value : price);
}

function texts(values: string[]): string[] {
	return values.map(cleanText).filter((value) => value !== '');
}
