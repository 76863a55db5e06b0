import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readBarcode } from '../source/matching/barcodes.ts';
import type { KnownAlbum, OfferedRecord } from '../source/matching/offer.ts';

/** One record as one shop lists it. */
export interface ShopRow {
	artist: string;
	title: string;
	format: string;
}

/** The same article in two shops, by its barcode, which the matcher does not get to see. */
export interface ShopPair {
	key: string;
	first: ShopRow;
	second: ShopRow;
}

const file = new URL('../../shared/data/shops/same_ean_pairs.csv', import.meta.url);

/** Where the pairs are looked for, as people name it. */
export const pairsFile = '../shared/data/shops/same_ean_pairs.csv';

/** Pairs of listings with the same barcode from two shops; null where the file is absent. */
export function readShopPairs(): ShopPair[] | null {
	if (!existsSync(file)) return null;
	const lines: Record<string, string>[] = parse(readFileSync(file), { columns: true });
	return lines.map((line) => ({
		key: readBarcode(line.ean ?? '').key,
		first: rowOf(line, 'A'),
		second: rowOf(line, 'B'),
	}));
}

function rowOf(line: Record<string, string>, shop: string): ShopRow {
	return {
		artist: line[`artist${shop}`] ?? '',
		title: line[`title${shop}`] ?? '',
		format: line[`format${shop}`] ?? '',
	};
}

/** A row as what a shop offers. */
export function toOffer({ artist, title, format }: ShopRow): OfferedRecord {
	const unsaid = { barcode: null, label: null, catalogNumber: null, year: null, shelf: [] };
	return { ...unsaid, title, artist: artist === '' ? null : artist, format: format === '' ? null : format };
}

/** A row as an album with one pressing, of which no more is known than the shop says. */
export function toAlbum(row: ShopRow, albumId: number): KnownAlbum {
	const { artist, title } = splitRow(row);
	const unsaid = { barcode: null, label: null, catalogNumber: null, year: null, country: null, formatText: null };
	const pressing = { ...unsaid, releaseId: albumId, title, format: row.format, descriptions: [] };
	return { albumId, title, artists: artist === '' ? [] : [artist], year: null, pressings: [pressing] };
}

/** Where a shop keeps the artist in the title, it stands before the first dash. */
export function splitRow({ artist, title }: ShopRow): { artist: string; title: string } {
	if (artist !== '') return { artist, title };
	const [before = '', ...rest] = title.split(/ ?\u200e?[-–] /u);
	return rest.length === 0 ? { artist: '', title } : { artist: before, title: rest.join(' - ') };
}

/** Whether a shop lists both as one album: the same artist and the same title up to what stands in brackets or dashes behind it. */
export function isOneAlbum(a: ShopPair, b: ShopPair): boolean {
	const plain = ({ artist, title }: ShopRow) => `${artist} / ${title.split(/ [-(]/)[0]}`.toLowerCase();
	return plain(a.first) === plain(b.first) || plain(a.second) === plain(b.second);
}
