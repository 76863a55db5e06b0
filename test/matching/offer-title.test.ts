import { describe, expect, test } from 'vitest';
import { readHeading } from '../../source/matching/offer-title.ts';

const firstOf = (title: string, artist: string | null = null) => {
	const { readings, copy, years } = readHeading({ title, artist });
	const [first] = readings;
	return { artist: first?.artist, title: first?.words.join(' '), copy: copy.join(' '), years };
};

describe('taking a heading apart', () => {
	test.each([
		['Pink Floyd - Animals', 'pink floyd', 'animals', ''],
		['Pink Floyd – Animals (180g LP) NEW', 'pink floyd', 'animals new', '180g lp'],
		['Slipknot \u200e- Iowa', 'slipknot', 'iowa', ''],
		[
			'PINK FLOYD – Animals (180g LP, 2018 remix) [NEW SEALED!!]',
			'pink floyd',
			'animals',
			'180g lp 2018 remix new sealed',
		],
		['Simon &amp; Garfunkel &#8211; Bookends -BLACK VINYL-', 'simon & garfunkel', 'bookends', 'black vinyl'],
		['Pink Floyd - Animals - 2LP', 'pink floyd', 'animals', '2lp'],
		['Pink Floyd | Animals | RSD 2024', 'pink floyd', 'animals', 'rsd 2024'],
		['*NEW* Pink Floyd - Animals', 'pink floyd', 'animals', ''],
		['Animals by Pink Floyd', 'pink floyd', 'animals', ''],
	])('%s', (heading, artist, title, copy) => {
		const found = firstOf(heading);
		expect(found).toMatchObject({ artist, title });
		if (copy !== '') expect(found.copy).toBe(copy);
	});

	test('what the shop says of the artist comes first', () => {
		expect(firstOf('THE RAVEN THAT REFUSED TO SING -BLACK VINYL-', 'WILSON, STEVEN')).toMatchObject({
			artist: 'wilson, steven',
			title: 'the raven that refused to sing',
			copy: 'black vinyl',
		});
	});

	test('brackets that are part of the title stay, and there is a reading without them', () => {
		const { readings } = readHeading({ title: "(What's the Story) Morning Glory? (2LP)", artist: 'Oasis' });
		expect(readings.map(({ words }) => words.join(' '))).toEqual(
			expect.arrayContaining(['whats the story morning glory', 'morning glory']),
		);
		expect(readings.find(({ words }) => words.length === 2)?.asides).toEqual([['whats', 'the', 'story']]);
	});

	test('years are those of the edition, not of the title', () => {
		expect(firstOf('1989 [2015]', 'Ryan Adams').years).toEqual([2015]);
	});

	test('there is always a reading, whatever is in the heading', () => {
		for (const title of ['LP', '(LP)', '180g', '-BLACK VINYL-', '—']) {
			expect(readHeading({ title, artist: null }).readings.length).toBeGreaterThan(0);
		}
	});
});
