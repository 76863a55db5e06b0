import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createProgram } from '../terminal/run-program.ts';

const recordings = resolve('../shared/data/recordings');
const isPresent = existsSync(recordings);
if (!isPresent) console.info(`${recordings} is not here: the built program is not tried with real recorded answers.`);

const address = z.object({ environment: z.record(z.string(), z.string()) });
const shown = z.object({
	cache: z.string(),
	artist: z.looseObject({ name: z.string(), mbid: z.string() }),
	links: z.array(z.unknown()),
	namesakes: z.array(z.looseObject({ name: z.string() })),
});

/** The bundle is another program than the sources: what it loads late must be there and be what it expects. */
test.runIf(isPresent)('the built sandbox replays recordings, and the built program stores what they say', async () => {
	await using program = await createProgram();
	const sandbox = program.start(['sandbox', '--speed', '100', '--recordings', recordings, '--json']);
	const { stdout } = sandbox.process;
	if (stdout === null) throw new Error('the sandbox has no output');
	const [line] = await once(stdout, 'data');
	const { environment } = address.parse(JSON.parse(line));
	const show = async (...words: string[]) => {
		const { stdout } = await program.run(['show', 'artist', ...words, '--json'], {
			...environment,
			LASTFM_API_KEY: '',
		});
		return shown.parse(JSON.parse(stdout));
	};
	const dylan = await show('--mbid', '72c536dc-7137-4477-a521-567eeb840fa8');
	expect(dylan).toMatchObject({ cache: 'miss', artist: { name: 'Bob Dylan' } });
	expect(dylan.links).toHaveLength(72);
	const nirvana = await show('Nirvana');
	expect(nirvana.artist.name).toBe('Nirvana');
	expect(nirvana.namesakes.filter(({ name }) => name === 'Nirvana')).toHaveLength(2);
	sandbox.process.kill('SIGINT');
	await sandbox.finished;
});
