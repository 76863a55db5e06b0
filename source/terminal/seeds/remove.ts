import { UsageError } from '../../errors.ts';
import { normalizeName } from '../../matching/names.ts';
import { readSeeds, type Seed } from '../../store/listeners/seeds-reader.ts';
import { removeSeed } from '../../store/listeners/seeds-writer.ts';
import { writeAt } from '../../store/writable.ts';
import { cleanText } from '../../text.ts';
import { isMbid, readMbid } from '../artist-question.ts';
import { findListener, flagOf } from '../listener.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import { withContext } from '../with-context.ts';
import { seedFields, toShownSeed } from './list.ts';
import { nameArtist } from './outcome-words.ts';

/** `seeds remove`: takes artists back by name or MBID. All are found before any is removed: a mistyped one leaves all as it was. */
export async function removeSeeds(
	words: string[],
	{ mbid, user: typed, json }: { mbid: string[]; user: string; json: boolean },
): Promise<void> {
	const names = words.map(cleanText).filter((name) => name !== '');
	const mbids = [...mbid, ...names.filter(isMbid)].map(readMbid);
	if (names.length + mbids.length === 0)
		throw new UsageError('No artist is named.', 'For example: vinilogy seeds remove "Slowdive"');
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal, command } = session;
		const { user } = await findListener(session, typed);
		const seeds = await readSeeds(context.database, user.id);
		const flag = flagOf(user);
		const found = [
			...names.filter((name) => !isMbid(name)).map((name) => findByName(seeds, name, `${command} seeds`, flag)),
			...mbids.map((id) => findByMbid(seeds, id, `${command} seeds${flag}`)),
		];
		const removed = [...new Set(found)];
		await writeAt(context.database, context.clock(), async (store) => {
			for (const { artist } of removed) await removeSeed(store, user.id, artist.id);
		});
		if (json) terminal.print(formatJson({ user: user.name, removed: removed.map(toShownSeed) }));
		else if (!terminal.isInteractive) terminal.print(formatTsv(removed.map(toShownSeed), seedFields));
		else terminal.print(removed.map(({ artist }) => `Removed ${nameArtist(artist)}`).join('\n'));
		return 0;
	});
}

function findByName(seeds: Seed[], name: string, command: string, flag: string): Seed {
	const key = normalizeName(name);
	const [seed, ...others] = seeds.filter(({ artist }) => artist.normalizedName === key);
	if (seed === undefined) throw noSeed(name, `${command}${flag}`);
	if (others.length === 0) return seed;
	throw new UsageError(
		`${others.length + 1} of the artists that were named are called "${name}".`,
		[seed, ...others]
			.map(({ artist }) => `${nameArtist(artist)}: ${command} remove --mbid ${artist.mbid}${flag}`)
			.join('\n'),
	);
}

function findByMbid(seeds: Seed[], mbid: string, command: string): Seed {
	const seed = seeds.find(({ artist }) => artist.mbid === mbid);
	if (seed === undefined) throw noSeed(mbid, command);
	return seed;
}

function noSeed(name: string, command: string): UsageError {
	return new UsageError(
		`"${name}" is none of the artists that were named; nothing was removed.`,
		`See them: ${command}`,
	);
}
