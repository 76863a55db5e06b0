import { nameCountry } from '../countries.ts';
import { formatMoney } from '../money/format-money.ts';
import type { Exclusion, OwnedRecord } from './exclusions.ts';

/** Why an album is not recommended, in words: "you own it: Slowdive – Souvlaki (LP)", "dismissed on 2026-11-20: too loud". */
export function describeExclusion(exclusion: Exclusion): string {
	switch (exclusion.kind) {
		case 'owned':
			return `you own it: ${exclusion.copies.map(nameRecord).join('; ')}`;
		case 'dismissed': {
			const { artist, reason, since } = exclusion;
			const what = artist === null ? 'dismissed' : `${artist} was dismissed`;
			return `${what} on ${since.toISOString().slice(0, 10)}${reason === null ? '' : `: ${reason}`}`;
		}
		case 'not studio':
			return 'it is no studio album';
		case 'no vinyl':
			return 'no pressing on vinyl is known, and they were looked up';
		case 'no price':
			return `nothing of it is known to be on offer in ${nameCountry(exclusion.country)}, and there is a price limit`;
		case 'too dear':
			return `it costs ${formatMoney(exclusion.total)}, more than ${formatMoney(exclusion.limit)}`;
		case 'enough of its artist': {
			const { perArtist, better } = exclusion;
			const most = perArtist === 1 ? 'one album' : `${perArtist} albums`;
			return `at most ${most} of one artist, and better: ${better.map(({ title }) => title).join(', ')}`;
		}
		case 'fell behind':
			return `the last one that is recommended has ${exclusion.last.toFixed(1)} points`;
		case 'not looked at':
			return 'its artist promises less than those whose albums were enough to choose from';
		case 'nothing recommended':
			return exclusion.message;
	}
}

function nameRecord({ artist, title, format, how, confidence }: OwnedRecord): string {
	const name = `${artist} – ${title}${format === null ? '' : ` (${format})`}`;
	if (how === 'name') return `${name}, by its names (confidence ${confidence.toFixed(2)})`;
	return how === 'master' ? `${name}, another release of the same album` : name;
}
