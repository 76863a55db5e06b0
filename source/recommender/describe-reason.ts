import type { Reason } from './reasons.ts';

type Through = Extract<Reason, { kind: 'similar' }>['artists'][number]['through'];

/** What a listener did with an artist that brought another one near. */
const doings: Record<Through, string> = {
	seed: 'seeded',
	plays: 'play',
	collection: 'own records of',
	wantlist: 'want a record of',
};

const services: Record<string, string> = {
	discogs: 'Discogs',
	lastfm: 'Last.fm',
	listenbrainz: 'ListenBrainz',
	spotify: 'Spotify',
};

/** A reason in words, the same in a view, a pipe and JSON: "played 127 times in the last year", "because you seeded Slowdive and Ride". */
export function describeReason(reason: Reason): string {
	switch (reason.kind) {
		case 'seeded':
			return `you seeded ${reason.artist}`;
		case 'similar':
			return `because you ${joinWords(groupByDoing(reason.artists))}`;
		case 'played': {
			const { what, plays, period } = reason;
			const times = plays === 1 ? 'once' : `${plays.toLocaleString('en')} times`;
			return `${what === 'artist' ? 'its artist was played' : 'played'} ${times}${sinceOf[period]}`;
		}
		case 'ranked':
			return `${reason.what === 'artist' ? 'its artist is ' : ''}number ${reason.rank} of your favourites at ${nameService(reason.provider)}`;
		case 'saved':
			return `saved at ${nameService(reason.provider)}${reason.since === null ? '' : ` since ${reason.since.slice(0, 4)}`}`;
		case 'collected':
			return `you own ${reason.records === 1 ? 'a record' : `${reason.records} records`} of ${reason.artist}`;
		case 'wanted':
			return `on your wantlist${reason.since === null ? '' : ` since ${reason.since.slice(0, 4)}`}`;
		case 'rated':
			return `${reason.average.toFixed(1)} from ${countWords(reason.votes, 'rating')}`;
		case 'popular':
			return reason.how === 'have'
				? `${countWords(reason.people, 'collector')} ${reason.people === 1 ? 'has' : 'have'} it`
				: `${countWords(reason.people, 'listener')} of its artist`;
	}
}

const sinceOf = { overall: '', year: ' in the last year', halfYear: ' in the last six months' } as const;

function nameService(provider: string): string {
	return services[provider] ?? provider;
}

/** "seeded Slowdive and Ride", "play Low": each doing once, in the order in which it comes first. */
function groupByDoing(artists: { name: string; through: Through }[]): string[] {
	const groups = Map.groupBy(artists, ({ through }) => through);
	return [...groups].map(([through, named]) => `${doings[through]} ${joinWords(named.map(({ name }) => name))}`);
}

function joinWords(words: string[]): string {
	const last = words.at(-1) ?? '';
	return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function countWords(count: number, one: string): string {
	return `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
}
