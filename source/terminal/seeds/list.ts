import { readSeeds, type Seed } from '../../store/listeners/seeds-reader.ts';
import { findListener, flagOf } from '../listener.ts';
import { formatAge } from '../output/ages.ts';
import { formatJson } from '../output/json.ts';
import { formatCount } from '../output/numbers.ts';
import { type Column, formatTable } from '../output/table.ts';
import { formatTsv } from '../output/tsv.ts';
import { withContext } from '../with-context.ts';
import { nameArtist } from './outcome-words.ts';

/** The columns of `toShownSeed` in a pipe. */
export const seedFields = ['id', 'name', 'disambiguation', 'mbid', 'listeners', 'addedAt'];

/** `seeds`, `seeds list`: the artists that a listener named. Asks nobody. */
export async function listSeeds({ user: typed, json }: { user: string; json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal, command } = session;
		const { user } = await findListener(session, typed);
		const seeds = await readSeeds(context.database, user.id);
		if (json) terminal.print(formatJson({ user: user.name, seeds: seeds.map(toShownSeed) }));
		else if (!terminal.isInteractive) terminal.print(formatTsv(seeds.map(toShownSeed), seedFields));
		else if (seeds.length > 0) terminal.print(formatTable(seeds, columnsAt(context.clock()), terminal.columns()));
		if (seeds.length === 0)
			terminal.say(`No artist is named yet.\nFor example: ${command} add "Slowdive"${flagOf(user)}`);
		return 0;
	});
}

/** A seed with stable keys. */
export function toShownSeed({ artist: { id, name, disambiguation, mbid, listeners }, addedAt }: Seed) {
	return { id, name, disambiguation, mbid, listeners, addedAt };
}

function columnsAt(now: Date): Column<Seed>[] {
	return [
		{ title: 'Artist', value: ({ artist }) => nameArtist(artist), importance: 1, narrowest: 16 },
		{ title: 'Added', value: ({ addedAt }) => formatAge(addedAt, now), importance: 2 },
		{
			title: 'Listeners',
			value: ({ artist: { listeners } }) => (listeners === null ? null : formatCount(listeners)),
			align: 'right',
			importance: 3,
		},
		{ title: 'MBID', value: ({ artist }) => artist.mbid, importance: 4 },
	];
}
