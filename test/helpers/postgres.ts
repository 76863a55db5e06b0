import type { TestProject } from 'vitest/node';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
	interface ProvidedContext {
		postgresUrl: string;
	}
}

/** Starts one real Postgres for the whole test run; stops and removes it at the end. What it holds need not survive a crash. */
export default async function setup(project: TestProject) {
	const postgres = await startPostgres(['-c', 'fsync=off', '-c', 'max_connections=200']);
	project.provide('postgresUrl', postgres.url);
	return postgres.stop;
}
