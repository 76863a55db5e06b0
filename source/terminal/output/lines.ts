import type { IngestEvent } from '../../ingest/events.ts';
import type { PressingsFound } from '../../steps/step.ts';
import { cleanText } from '../../text.ts';
import type { Tone } from '../theme.ts';
import { formatWait } from './ages.ts';
import { formatCount, formatCounted } from './numbers.ts';
import { nameProviders, titleOf } from './provider-titles.ts';

/** One thing that happened, in words. */
export interface NewsLine {
	text: string;
	tone: Tone;
}

const shownCountries = 4;
const shownFormats = 3;

/** What an event has to say to a person, or null when it is for machines only. */
export function describeEvent(event: IngestEvent): NewsLine | null {
	switch (event.type) {
		case 'pressings':
			return plain(formatPressings(event.title, event.pressings));
		case 'albums':
			return plain(`${event.artist} → ${formatCounted(event.found, 'studio album')}, ${formatCount(event.added)} new`);
		case 'artists':
			return plain(`${event.reason} → ${formatCounted(event.ids.length, 'artist')}, ${formatCount(event.added)} new`);
		case 'merged':
			// Two entries of the same name have become one: to a reader nothing changed.
			return event.from === event.into ? null : plain(`${event.from} is now ${event.into}`);
		case 'unknown':
			return warning(`? ${event.what}: ${event.reason}`);
		case 'review':
			return warning(`? ${event.what}: ${event.reason}; kept for review`);
		case 'waiting':
			return warning(`… ${describeWait(event)}`);
		case 'resting':
			return warning(
				`… ${titleOf(event.lane)} rests${event.until === null ? '' : ` until ${formatTime(event.until)}`}: ${nameProviders(event.reason)}`,
			);
		case 'blocked':
			return warning(`! ${nameProviders(event.message)} ${nameProviders(event.next)}`);
		case 'failed':
			return { text: cleanText(`✗ ${event.step}: ${nameProviders(event.message)}`), tone: 'bad' };
		default:
			return null;
	}
}

/** "Discogs waits 42 s: too many requests": who waits and how long comes first, since the end of a long line is cut. */
function describeWait({ provider, reason }: Extract<IngestEvent, { type: 'waiting' }>): string {
	const [, seconds, words] = /: waits (\d+) s \((.*)\)$/.exec(reason) ?? [];
	if (seconds === undefined) return nameProviders(reason);
	return `${titleOf(provider)} waits ${formatWait(Number(seconds))}: ${words}`;
}

/** "The Dark Side of the Moon → 147 pressings, 147 new · US 45, UK 23, Japan 12, +12 more · 1973–2023 · LP 98, 2xLP 15". */
export function formatPressings(title: string, pressings: PressingsFound): string {
	const counted = `${title} → ${formatCounted(pressings.found, 'pressing')}, ${formatCount(pressings.added)} new`;
	return [counted, ...listKinds(pressings)].join(' · ');
}

/** Where an album's pressings are from, from when, and of which formats; what is not known is left out. */
export function listKinds({
	countries,
	formats,
	firstYear,
	lastYear,
}: Omit<PressingsFound, 'found' | 'added'>): string[] {
	const kinds = [listTop(countries, shownCountries), formatYears(firstYear, lastYear), listTop(formats, shownFormats)];
	return kinds.filter((kind) => kind !== '');
}

/** "1973–2023", "1973", "". */
function formatYears(first: number | null, last: number | null): string {
	if (first === null || last === null) return '';
	return first === last ? String(first) : `${first}–${last}`;
}

/** "US 45, UK 23, +12 more": the most frequent ones with their counts, then how many other kinds there are. */
function listTop(counts: Record<string, number>, shown: number): string {
	const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a);
	const named = sorted.slice(0, shown).map(([name, count]) => `${name} ${formatCount(count)}`);
	const rest = sorted.length - named.length;
	return [...named, ...(rest > 0 ? [`+${rest} more`] : [])].join(', ');
}

function formatTime(time: Date): string {
	return time.toTimeString().slice(0, 5);
}

function plain(text: string): NewsLine {
	return { text: cleanText(text), tone: 'plain' };
}

function warning(text: string): NewsLine {
	return { text: cleanText(text), tone: 'warning' };
}
