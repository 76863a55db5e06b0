import { anywhere, nameCountry } from '../../countries.ts';
import { gradeOf } from '../../prices/conditions.ts';
import type { PriceRow } from '../../store/prices-reader.ts';
import type { ReleaseRow } from '../../store/releases-reader.ts';
import { cleanText } from '../../text.ts';
import { formatCounted } from '../output/numbers.ts';
import { titleOf } from '../output/provider-titles.ts';
import { spellKind } from '../release-columns.ts';

/** Where a number came from: "eBay", or "hhv.de (shops)" where a provider has several channels. */
export function nameSource({ provider, channel }: Pick<PriceRow, 'provider' | 'channel'>): string {
	const title = titleOf(provider);
	return channel === provider || channel === '' ? title : `${cleanText(channel)} (${title})`;
}

/** What kind of number it is, in a sentence. */
export function describeKind({ kind, copies, provider }: PriceRow): string {
	const source = titleOf(provider);
	switch (kind) {
		case 'ask':
			return copies === null || copies < 2
				? 'asked for: a copy can be bought at it'
				: `asked for: ${formatCounted(copies, 'copy', 'copies')} can be bought at it`;
		case 'floor':
			return copies === null
				? `floor: the lowest of several copies, which ${source} does not list`
				: `floor: the lowest of ${formatCounted(copies, 'copy', 'copies')}, which ${source} does not list`;
		case 'bid':
			return 'bid: an auction so far';
		default:
			return `suggestion: what ${source} says that such a copy brings`;
	}
}

/** "UK 1993 · Creation Records CRELP 139 · LP · reissue"; of an offer without a certain pressing, how many it may be of. */
export function describePressing(release: ReleaseRow | null, candidates: number[]): string {
	if (release === null) {
		return candidates.length === 0
			? 'some vinyl pressing of the album'
			: `one of ${formatCounted(candidates.length, 'pressing')}`;
	}
	const { country, year, label, catalogNumber, format, formatText } = release;
	const parts = [[country, year], [label, catalogNumber], [format, formatText], [spellKind(release)]].map((words) =>
		words.filter(Boolean).join(' '),
	);
	return cleanText(parts.filter(Boolean).join(' · '));
}

/** "Very Good Plus (VG+), sleeve Very Good (VG)"; null where the source does not say. */
export function describeCondition({ condition, sleeveCondition }: PriceRow): string | null {
	const words = [condition, sleeveCondition === null ? null : `sleeve ${sleeveCondition}`];
	const told = cleanText(words.filter(Boolean).join(', '));
	return told === '' ? null : told;
}

/** The same for a column: "VG+/VG", the source's words where they name no grade. */
export function shortenCondition({ condition, sleeveCondition }: PriceRow): string {
	const words = [condition, sleeveCondition].map((told) => gradeOf(told) ?? told);
	return cleanText(words.filter(Boolean).join('/'));
}

/** "soundsister, ships from Germany"; null where nothing is known. */
export function describeSeller({ seller, shipsFrom }: PriceRow): string | null {
	const words = [seller, shipsFrom === null ? null : `ships from ${nameCountry(shipsFrom)}`];
	const told = cleanText(words.filter(Boolean).join(', '));
	return told === '' ? null : told;
}

/** "to Spain", "to any country". */
export function describeReach({ country }: Pick<PriceRow, 'country'>): string {
	return country === anywhere ? 'to any country' : `to ${nameCountry(country)}`;
}
