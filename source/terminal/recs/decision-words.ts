import type { Decision } from '../../recommendations/decisions.ts';

const done: Record<Decision['type'], string> = {
	lock: 'Kept:',
	unlock: 'No longer kept:',
	want: 'On your wantlist:',
	unwant: 'Off your wantlist:',
	'dismiss-album': 'Not recommended any more:',
	'dismiss-artist': 'Nothing is recommended any more of',
};

/** What is so since a decision: "Kept: Slowdive – Souvlaki". */
export function describeDecision({ type, name }: Decision): string {
	return `${done[type]} ${name}`;
}
