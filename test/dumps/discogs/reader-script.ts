import { openDatabase } from '../../../db/open.ts';
import { readArtistLines } from '../../../source/store/browse-reader.ts';
import { searchEverything } from '../../../source/store/search/search.ts';

// What somebody looks at in another process: URL, what is searched.
const [url = '', wanted = ''] = process.argv.slice(2);
const database = await openDatabase(url);
const artists = await readArtistLines(database, 20);
const hits = await searchEverything(database, wanted, 5);
process.stdout.write(`${artists.length} ${hits.length}\n`);
await database.close();
