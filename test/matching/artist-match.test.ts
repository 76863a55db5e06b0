import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ArtistCandidate, matchArtist } from '../../source/matching/artist-match.ts';
import { hasRealData, readRealData } from './real-data.ts';

let count = 0;
function candidate(name: string, changes: Partial<ArtistCandidate> = {}): ArtistCandidate {
	count += 1;
	return {
		mbid: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
		name,
		aliases: [],
		score: 100,
		disambiguation: '',
		...changes,
	};
}

describe('matchArtist', () => {
	test('the only one of exactly that name is certain', () => {
		const monkeys = candidate('Arctic Monkeys');
		const { chosen, verdicts } = matchArtist({ name: 'The Arctic Monkeys' }, [
			candidate('Monkeys', { score: 60 }),
			monkeys,
		]);
		expect(chosen).toBe(monkeys);
		expect(verdicts.map(({ verdict }) => verdict.decision)).toEqual(['certain', 'no']);
	});

	test('three of that name are three doubts', () => {
		const three = [100, 89, 88].map((score) => candidate('Nirvana', { score }));
		const { chosen, verdicts } = matchArtist({ name: 'nirvana' }, [...three, candidate('Nirvana Teen', { score: 70 })]);
		expect(chosen).toBeNull();
		expect(verdicts.map(({ verdict }) => verdict.decision)).toEqual(['doubtful', 'doubtful', 'doubtful', 'no']);
		expect(verdicts[0]?.verdict.evidence.find(({ signal }) => signal === 'single')?.detail).toBe(
			'3 artists of that name',
		);
	});

	test('an MBID decides, even between namesakes and under another name', () => {
		const [first, second] = [candidate('Nirvana'), candidate('Nirvana')];
		expect(matchArtist({ name: 'Nirvana', mbid: second.mbid }, [first, second]).chosen).toBe(second);
		const renamed = candidate('Diddy');
		expect(matchArtist({ name: 'Puff Daddy', mbid: renamed.mbid }, [renamed]).chosen).toBe(renamed);
	});

	test('an MBID that nobody has leaves the name doubtful', () => {
		const { chosen, verdicts } = matchArtist({ name: 'Nirvana', mbid: 'gone' }, [
			candidate('Nirvana'),
			candidate('Else'),
		]);
		expect(chosen).toBeNull();
		expect(verdicts.map(({ verdict }) => verdict.decision)).toEqual(['doubtful', 'no']);
	});

	test('an alias is a name where the hit is good', () => {
		const diddy = candidate('Diddy', { aliases: ['Puff Daddy'] });
		expect(matchArtist({ name: 'Puff Daddy' }, [diddy]).chosen).toBe(diddy);
		expect(matchArtist({ name: 'Puff Daddy' }, [diddy, candidate('Puff Daddy')]).chosen).toBeNull();
		const poor = candidate('Prince Nico', { aliases: ['Prince'], score: 60 });
		const prince = candidate('Prince');
		expect(matchArtist({ name: 'Prince' }, [poor, prince]).chosen).toBe(prince);
		expect(matchArtist({ name: 'Prince' }, [poor]).verdicts[0]?.verdict.decision).toBe('doubtful');
	});

	test('a badly found exact name and a similar name are doubtful', () => {
		expect(matchArtist({ name: 'Low' }, [candidate('Low', { score: 40 })]).verdicts[0]?.verdict.decision).toBe(
			'doubtful',
		);
		const { chosen, verdicts } = matchArtist({ name: 'Artic Monkeys' }, [candidate('Arctic Monkeys')]);
		expect(chosen).toBeNull();
		expect(verdicts[0]?.verdict.decision).toBe('doubtful');
	});

	test('different non-Latin names do not match', () => {
		expect(matchArtist({ name: 'が' }, [candidate('か')]).verdicts[0]?.verdict.decision).toBe('no');
	});

	test('hints order the doubtful and decide nothing', () => {
		const [uk, us] = [
			candidate('Nirvana', { disambiguation: '60s band from the UK' }),
			candidate('Nirvana', { disambiguation: 'US grunge band' }),
		];
		const { chosen, verdicts } = matchArtist({ name: 'Nirvana', hints: { country: 'US', tags: ['grunge', 'rock'] } }, [
			uk,
			us,
		]);
		expect(chosen).toBeNull();
		expect(verdicts.map((one) => one.candidate)).toEqual([us, uk]);
	});

	test('nothing found, nothing chosen', () => {
		expect(matchArtist({ name: 'Nirvana' }, [])).toEqual({ chosen: null, verdicts: [] });
	});
});

interface Cassette {
	http_interactions: { request: { uri: string }; response: { body: { string: string } } }[];
}

interface SearchHit {
	id: string;
	name: string;
	score: string;
	disambiguation?: string;
	aliases?: { name: string }[];
}

describe.runIf(hasRealData('recordings/musicbrainz'))('what MusicBrainz really answers for "Nirvana"', () => {
	test('three namesakes among thirteen hits stay apart', () => {
		const cassette: Cassette = parse(readRealData('recordings/musicbrainz/inkstak-vcr/artist.yml').toString(), {
			logLevel: 'error',
		});
		const search = cassette.http_interactions.find(({ request }) => request.uri.endsWith('inc=&query=%22Nirvana%22'));
		const body: { artist: SearchHit[] } = JSON.parse(
			Buffer.from(search?.response.body.string ?? '', 'base64').toString(),
		);
		const hits = body.artist.map(({ id, name, score, disambiguation = '', aliases = [] }) => ({
			mbid: id,
			name,
			score: Number(score),
			disambiguation,
			aliases: aliases.map((alias) => alias.name),
		}));
		const { chosen, verdicts } = matchArtist({ name: 'Nirvana' }, hits);
		expect(verdicts).toHaveLength(13);
		expect(chosen).toBeNull();
		// The fourth has the name as an alias, badly found.
		expect(
			verdicts
				.filter(({ verdict }) => verdict.decision === 'doubtful')
				.map(({ candidate }) => candidate.disambiguation),
		).toEqual([
			'60s band from the UK',
			"Early 1980's Finnish punk band",
			'90s US grunge band',
			'Swedish death metal band',
		]);
		const grunge = hits.find(({ disambiguation }) => disambiguation === '90s US grunge band');
		expect(matchArtist({ name: 'Nirvana', mbid: grunge?.mbid }, hits).chosen).toBe(grunge);
	});
});
