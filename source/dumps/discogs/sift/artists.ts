import { createRowPacker } from '../../../../db/packed-rows.ts';
import { normalizeName, stripDiscogsDecoration } from '../../../matching/names.ts';
import { parseArtist } from '../parse-artist.ts';
import { readId } from '../record-bytes.ts';
import { isAmong, type Sieve, type SieveSettings } from './sieve.ts';

/**
 * Keeps the spellings of the artists that are stored, whatever the scope: artists are made where a release or a master names them. Aliases
 * are other artists at Discogs, and no spellings.
 */
export function createArtistSieve({ wanted, onUnknown }: SieveSettings): Sieve {
	const names = createRowPacker();
	return {
		take(record) {
			const id = readId('artists', record);
			if (id !== null && wanted !== 'all' && !isAmong(wanted.artists, id)) return 'passed';
			const { discogsId, name, nameVariations } = parseArtist(record.toString('utf8'), onUnknown);
			if (wanted !== 'all' && !isAmong(wanted.artists, discogsId)) return 'passed';
			const spellings = new Set([name, ...nameVariations].map(stripDiscogsDecoration));
			for (const spelling of spellings) names.add([discogsId, spelling, normalizeName(spelling)]);
			return 'kept';
		},
		skip() {},
		hand() {
			return [{ kind: 'artists', names: names.take() }];
		},
		missing: () => [],
	};
}
