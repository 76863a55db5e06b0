import { existsSync, readFileSync } from 'node:fs';

/** How often a listener played an artist; artists are numbered from 0 without gaps. */
export interface Heard {
	artist: number;
	plays: number;
}

export interface Listening {
	artists: number;
	/** What each listener heard. */
	listeners: Heard[][];
}

const file = new URL('../../../shared/data/listening/user_artists.dat', import.meta.url);

/** Where the plays are looked for, as people name it. */
export const listeningFile = '../shared/data/listening/user_artists.dat';

/** The plays of HetRec 2011 Last.fm-2k (a line "user, artist, plays" with tabs, after a heading); null where the file is absent. */
export function readListening(): Listening | null {
	if (!existsSync(file)) return null;
	const rows = readFileSync(file, 'utf8')
		.split('\n')
		.slice(1)
		.filter((line) => line !== '')
		.map((line) => line.split('\t').map(Number));
	const artistAt = new Map([...new Set(rows.map(([, artist]) => artist))].map((artist, at) => [artist, at]));
	const byListener = Map.groupBy(rows, ([listener]) => listener);
	return {
		artists: artistAt.size,
		listeners: [...byListener.values()].map((ofOne) =>
			ofOne.map(([, artist, plays]) => ({ artist: artistAt.get(artist) ?? 0, plays: plays ?? 0 })),
		),
	};
}
