import { runIngest } from './run-ingest.ts';
import { withContext } from './with-context.ts';

/** `ingest`: works off whatever is due or was left; with `watch` it stays and keeps going. */
export async function ingest({ watch, json }: { watch: boolean; json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: false }, (session) =>
		runIngest(session, {
			title: watch ? 'vinilogy ingest --watch' : 'vinilogy ingest',
			ifIdle: 'Nothing was due.',
			watch,
			json,
			badLines: [],
		}),
	);
}
