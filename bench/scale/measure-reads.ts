import type { Database } from '../../db/client.ts';
import { openDatabase } from '../../db/open.ts';
import { dice } from '../../source/sandbox/world/random.ts';
import { addSeed } from '../../source/store/listeners/seeds-writer.ts';
import { ensureUser } from '../../source/store/listeners/users-writer.ts';
import { writeAt } from '../../source/store/writable.ts';
import { percentile } from '../metric.ts';
import type { Store } from './grow.ts';
import { type Ask, newcomer, type Question, questionsFor } from './questions.ts';

/** Milliseconds of one question: `warm` asked again of a store that was just asked the same, `cold` of one that nothing is cached of. */
export interface Read {
	warm: Times;
	cold: Times;
	/** The share of answers that were what they should be. */
	right: number;
}

interface Times {
	median: number;
	p95: number;
}

/** What everything that is asked takes over a store of so many releases, by the names of the questions. */
export async function measureReads(
	store: Store,
	releases: number,
	tell: (text: string) => void,
): Promise<Record<string, Read>> {
	await addNewcomer(store);
	const reads: Record<string, Read> = {};
	for (const question of questionsFor(releases)) {
		const read = await measureQuestion(store, question, tell);
		tell(`${question.name}: warm ${read.warm.median.toFixed(2)} ms, cold ${read.cold.median.toFixed(2)} ms`);
		reads[question.name] = read;
	}
	return reads;
}

async function measureQuestion(store: Store, question: Question, tell: (text: string) => void): Promise<Read> {
	const asks = await withDatabase(store, async (database) => {
		const chosen: Ask[] = [];
		for (let run = 0; run < question.runs; run += 1) {
			chosen.push(await question.about(dice(question.name, run), database));
		}
		return chosen;
	});
	const left = await store.forget();
	if (left > 0) tell(`${(left / 1e6).toFixed(1)} MB were still in memory`);
	const { times: cold } = await withDatabase(store, (database) => time(database, asks.slice(0, question.coldRuns)));
	return withDatabase(store, async (database) => {
		// The first time brings it into memory, and lets the engine keep its plans.
		await time(database, asks);
		const { times: warm, right } = await time(database, asks);
		return { warm: summarise(warm), cold: summarise(cold), right };
	});
}

async function time(database: Database, asks: Ask[]): Promise<{ times: number[]; right: number }> {
	const times: number[] = [];
	let right = 0;
	for (const ask of asks) {
		const from = performance.now();
		const isRight = await ask(database);
		times.push(performance.now() - from);
		right += isRight ? 1 : 0;
	}
	return { times, right: right / asks.length };
}

function summarise(times: number[]): Times {
	return { median: percentile(times, 50), p95: percentile(times, 95) };
}

async function addNewcomer(store: Store): Promise<void> {
	await withDatabase(store, (database) =>
		writeAt(database, new Date(), async (writable) => {
			const { user } = await ensureUser(writable, newcomer.name);
			for (const artistId of newcomer.seeds) await addSeed(writable, user.id, artistId);
		}),
	);
}

async function withDatabase<T>(store: Store, work: (database: Database) => Promise<T>): Promise<T> {
	const database = await openDatabase(store.url);
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}
