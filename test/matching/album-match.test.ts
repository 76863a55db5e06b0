import { describe, expect, test } from 'vitest';
import { type AlbumCandidate, matchAlbum, pickAlbum } from '../../source/matching/album-match.ts';

const wanted = { artist: 'The Arctic Monkeys', title: 'Humbug', year: 2009 };

function candidate(changes: Partial<AlbumCandidate> = {}): AlbumCandidate {
	return { artist: 'Arctic Monkeys', title: 'Humbug', year: 2009, formats: ['Vinyl', 'LP', 'Album'], ...changes };
}

describe('matchAlbum', () => {
	test.each<[string, Partial<AlbumCandidate>]>([
		['as it is', {}],
		['a year later', { year: 2010 }],
		['a deluxe edition', { title: 'Humbug (Deluxe Edition)' }],
		['an article and a homonym number', { artist: 'Arctic Monkeys, The (2)' }],
		['no formats', { formats: [] }],
		['a 7" that says album', { formats: ['Vinyl', '7"', 'Album'] }],
		['an album that also says single', { formats: ['Vinyl', 'Album', 'Single'] }],
	])('certain: %s', (_, changes) => {
		const { decision, confidence } = matchAlbum(wanted, candidate(changes));
		expect(decision).toBe('certain');
		expect(confidence).toBeGreaterThanOrEqual(0.9);
	});

	test.each<[string, Partial<AlbumCandidate>]>([
		['two years apart', { year: 2011 }],
		['no year', { year: null }],
		['a title that is only similar', { title: 'Humbugs' }],
		['one of two artists', { artist: 'Arctic Monkeys & The Last Shadow Puppets' }],
		['an artist with a typing error', { artist: 'Artic Monkeys' }],
	])('doubtful: %s', (_, changes) => {
		expect(matchAlbum(wanted, candidate(changes)).decision).toBe('doubtful');
	});

	test.each<[string, Partial<AlbumCandidate>]>([
		['a single', { formats: ['Vinyl', '7"', '45 RPM', 'Single'] }],
		['a maxi-single', { formats: ['Vinyl', '12"', 'Maxi-Single'] }],
		['an EP', { formats: ['Vinyl', '12"', 'EP'] }],
		['a 7"', { formats: ['Vinyl', '7"'] }],
		['another title', { title: 'Suck It and See' }],
		['another artist', { artist: 'Alex Turner' }],
		['various artists', { artist: 'Various' }],
		['no artist', { artist: '' }],
	])('no: %s', (_, changes) => {
		const { decision, confidence } = matchAlbum(wanted, candidate(changes));
		expect(decision).toBe('no');
		expect(confidence).toBeLessThan(0.5);
	});

	test('aliases and other orders of the same artists agree', () => {
		const bob = { artist: 'Bob Dylan', artistAliases: ['Robert Zimmerman'], title: 'Desire', year: 1976 };
		expect(matchAlbum(bob, candidate({ artist: 'Robert Zimmerman', title: 'Desire', year: 1976 })).decision).toBe(
			'certain',
		);
		const two = { artist: 'Brian Eno & Harold Budd', title: 'The Pearl', year: 1984 };
		expect(
			matchAlbum(two, candidate({ artist: 'Harold Budd / Brian Eno', title: 'The Pearl', year: 1984 })).decision,
		).toBe('certain');
	});

	test('says why', () => {
		const { evidence } = matchAlbum(wanted, candidate({ year: 1999 }));
		expect(evidence.map(({ signal, verdict }) => `${signal} ${verdict}`)).toEqual([
			'title agrees',
			'artist agrees',
			'year differs',
			'format agrees',
		]);
		expect(evidence[2]?.detail).toBe('2009 and 1999');
	});
});

describe('pickAlbum', () => {
	test('chooses the certain one and sorts the rest', () => {
		const [right, single, late] = [candidate(), candidate({ formats: ['Single'] }), candidate({ year: 2020 })];
		const { chosen, verdicts } = pickAlbum(wanted, [single, late, right]);
		expect(chosen).toBe(right);
		expect(verdicts.map((one) => one.candidate)).toEqual([right, late, single]);
	});

	test('two masters that both fit are both doubtful', () => {
		const { chosen, verdicts } = pickAlbum(wanted, [
			candidate({ masterId: 1 }),
			candidate({ masterId: 2, year: 2010 }),
		]);
		expect(chosen).toBeNull();
		expect(verdicts.map(({ verdict }) => verdict.decision)).toEqual(['doubtful', 'doubtful']);
		expect(verdicts[0]?.verdict.evidence.at(-1)?.detail).toContain('2 that fit');
	});

	test('so are two releases without a master, and 0 is no master', () => {
		expect(pickAlbum(wanted, [candidate(), candidate()]).chosen).toBeNull();
		expect(pickAlbum(wanted, [candidate({ masterId: 0 }), candidate({ masterId: 0 })]).chosen).toBeNull();
	});

	test('two pressings of one master are one album', () => {
		const [first, second] = [candidate({ masterId: 7 }), candidate({ masterId: 7, year: 2010 })];
		expect(pickAlbum(wanted, [first, second]).chosen).toBe(first);
	});

	test('without a year it takes the only one of that artist and title, and none of two', () => {
		const undated = candidate({ year: null });
		expect(pickAlbum(wanted, [undated, candidate({ title: 'AM' })]).chosen).toBe(undated);
		expect(pickAlbum(wanted, [undated, candidate({ year: null })]).chosen).toBeNull();
		expect(pickAlbum(wanted, [undated, candidate({ year: 1999 })]).chosen).toBeNull();
		expect(pickAlbum(wanted, [candidate({ year: 1999 })]).chosen).toBeNull();
		expect(pickAlbum({ ...wanted, year: null }, [candidate()]).chosen).not.toBeNull();
	});

	test('nothing found, nothing chosen', () => {
		expect(pickAlbum(wanted, [])).toEqual({ chosen: null, verdicts: [] });
	});
});
