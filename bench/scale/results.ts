import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Engine } from '../../db/client.ts';

const times = z.object({ median: z.number(), p95: z.number() });

/** So many vinyl releases are in a store, and so many of them were loaded last, in these seconds. */
const built = z.object({
	releases: z.number(),
	added: z.number(),
	load: z.object({ rows: z.number(), indexes: z.number(), search: z.number() }),
});

const size = built.extend({
	bytes: z.object({ tables: z.number(), indexes: z.number(), search: z.number() }),
	reads: z.record(z.string(), z.object({ warm: times, cold: times, right: z.number() })),
});

const engine = z.object({
	/** What is in the store that was kept. */
	built: built.nullable(),
	/** Whether it is being grown: a store that was left so is of no use. */
	isGrowing: z.boolean(),
	sizes: z.array(size),
});

const results = z.object({ sqlite: engine, postgres: engine });

export type Built = z.infer<typeof built>;
export type SizeResult = z.infer<typeof size>;
export type Results = Record<Engine, z.infer<typeof engine>>;

/** What was measured before in a folder that is kept. */
export function readResults(folder: string): Results {
	const file = fileIn(folder);
	if (existsSync(file)) return results.parse(JSON.parse(readFileSync(file, 'utf8')));
	const nothing = () => ({ built: null, isGrowing: false, sizes: [] });
	return { sqlite: nothing(), postgres: nothing() };
}

/** Written after every step: whoever is stopped goes on from there. */
export function keepResults(folder: string, kept: Results): void {
	writeFileSync(fileIn(folder), `${JSON.stringify(kept, null, '\t')}\n`);
}

function fileIn(folder: string): string {
	return join(folder, 'scale.json');
}
