import { openDatabase } from '../../../db/open.ts';
import { importDiscogsFiles } from '../../../source/dumps/discogs/import-files.ts';

// Imports files into a database of its own connection, until it is killed: URL, folder for rejects, files.
const [url = '', rejectsFolder = '', ...paths] = process.argv.slice(2);
const database = await openDatabase(url);
await importDiscogsFiles(
	{ database, clock: () => new Date(), rejectsFolder },
	paths,
	{ scope: 'all', checksumFile: null, isDryRun: false },
	({ phase, kept }) => process.stdout.write(`${phase} ${kept}\n`),
	new AbortController().signal,
);
await database.close();
