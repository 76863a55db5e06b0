import type { Settings } from '../config.ts';
import { CredentialsMissing, UsageError } from '../errors.ts';
import { plantSeed } from '../ingest/seed.ts';
import { readSeedFile, type SeedFile } from '../ingest/seed-csv.ts';
import type { Depth } from '../steps/step.ts';
import { cleanText } from '../text.ts';
import { runIngest } from './run-ingest.ts';
import { withContext } from './with-context.ts';

export interface SeedOptions {
	tag: string[];
	artist: string[];
	csv?: string;
	limit: number;
	similar: boolean;
	depth: Depth;
	json: boolean;
}

const examples = `For example:
  vinilogy seed --tag indie --limit 50
  vinilogy seed --artist "Arctic Monkeys" Björk --similar
  vinilogy seed --csv artists.csv`;

/** `seed`: queues the artists of tags, names and a CSV file and fetches everything about them, to the wanted depth. */
export async function seed(options: SeedOptions): Promise<void> {
	const tags = options.tag.map(cleanText).filter((tag) => tag !== '');
	const artists = options.artist.map(cleanText).filter((name) => name !== '');
	if (tags.length + artists.length === 0 && options.csv === undefined) {
		throw new UsageError('Nothing to seed: name a tag, an artist or a CSV file.', examples);
	}
	const { names, badLines } = await readNames(options.csv);
	const named = artists.map((name) => ({ name, mbid: null }));
	if (tags.length + named.length + names.length === 0) {
		throw new UsageError(
			`${options.csv} names no artist.`,
			'Its first line names the columns: `name`, optionally `mbid`.',
		);
	}
	const check = (settings: Settings) => checkKeys(settings, tags);
	await withContext({ check, stopsOnInterrupt: false }, async (session) => {
		for (const { line, reason } of badLines)
			session.terminal.say(`${options.csv} line ${line}: ${reason}; the rest goes on`);
		const { limit, similar, depth } = options;
		const wanted = { tags, names: [...named, ...names], limit, similar, depth };
		await plantSeed(session.context.database, wanted, session.context.clock());
		const ifIdle = 'No source was asked: everything was there.';
		return runIngest(session, { title: 'vinilogy seed', ifIdle, watch: false, json: options.json, badLines });
	});
}

async function readNames(path: string | undefined): Promise<Pick<SeedFile, 'names' | 'badLines'>> {
	return path === undefined ? { names: [], badLines: [] } : readSeedFile(path);
}

/** Only Last.fm knows which artists a tag has. */
function checkKeys({ keys }: Settings, tags: string[]): void {
	if (tags.length === 0 || keys.lastfmApiKey !== undefined) return;
	const origin = { provider: 'Last.fm', endpoint: 'tag.getTopArtists' };
	throw new CredentialsMissing(origin, 'LASTFM_API_KEY', 'https://www.last.fm/api/account/create');
}
