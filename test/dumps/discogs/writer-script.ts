import { openDatabase } from '../../../db/open.ts';

// What somebody stores in another process, again and again until it is killed: URL.
const [url = ''] = process.argv.slice(2);
const database = await openDatabase(url);
for (let at = 0; ; at += 1) {
	process.stdout.write('waits\n');
	await database.write((write) => write.insert(database.tables.tags).values({ name: `tag ${at}` }));
	process.stdout.write('wrote\n');
}
