import { describe, expect, test } from 'vitest';
import type { AlbumRow } from '../../source/store/albums-reader.ts';
import type { ArtistRow } from '../../source/store/artists-reader.ts';
import type { LinkRow } from '../../source/store/links.ts';
import type { ReleaseRow } from '../../source/store/releases-reader.ts';
import type { ReviewCase } from '../../source/store/review-reader.ts';
import { widthOf } from '../../source/terminal/output/widths.ts';
import { drawFrame } from '../../source/terminal/review/draw/frame.ts';
import { hear, type ReviewNews } from '../../source/terminal/review/hear.ts';
import { type Effect, press } from '../../source/terminal/review/press.ts';
import { type ReviewState, startState } from '../../source/terminal/review/state.ts';
import { priceRow } from '../prices/rows.ts';
import { monday } from '../store/stored.ts';

const mbid = '5b11f4ce-a62d-471e-81fc-a69a8278c7da';

function link(id: number, changes: Partial<LinkRow> = {}): LinkRow {
	return {
		id,
		entity: 'artist',
		entityId: 1,
		provider: 'musicbrainz',
		relation: 'identity',
		kind: 'artist',
		externalId: mbid,
		url: `https://musicbrainz.org/artist/${mbid}`,
		label: `Nirvana – number ${id}`,
		method: 'name-search',
		confidence: 0.725,
		evidence: [
			{ signal: 'name', verdict: 'agrees', detail: 'Nirvana (100 % alike)' },
			{ signal: 'single', verdict: 'differs', detail: '3 artists of that name' },
			{ signal: 'score', verdict: 'agrees', detail: 'search score 100' },
			{ signal: 'hints', verdict: 'unknown', detail: '' },
		],
		state: 'review',
		decidedBy: 'machine',
		isEnded: false,
		createdAt: monday,
		updatedAt: monday,
		...changes,
	};
}

function artist(changes: Partial<ArtistRow> = {}): ArtistRow {
	return {
		id: 1,
		mbid: null,
		mbidHint: null,
		discogsId: null,
		spotifyId: null,
		deezerId: null,
		wikidataId: null,
		name: 'Nirvana',
		normalizedName: 'nirvana',
		sortName: null,
		disambiguation: null,
		type: null,
		country: null,
		listeners: 1234,
		playcount: null,
		lastfmUrl: null,
		imageUrl: null,
		imageSource: null,
		imageCredit: null,
		mergedIntoId: null,
		source: 'person',
		createdAt: monday,
		updatedAt: monday,
		...changes,
	};
}

const album: AlbumRow = {
	id: 36,
	mbid,
	discogsId: null,
	spotifyId: null,
	artistId: 1,
	title: 'Encyclopedia',
	normalizedTitle: 'encyclopedia',
	credit: 'The Drums',
	disambiguation: null,
	firstReleaseDate: '2014-09-22',
	firstReleaseYear: 2014,
	isStudio: true,
	primaryType: 'Album',
	secondaryTypes: [],
	coverUrl: null,
	coverSource: null,
	source: 'musicbrainz',
	createdAt: monday,
	updatedAt: monday,
};

const known = {
	artist: artist({ id: 9, disambiguation: 'grunge', country: 'US' }),
	aliases: ['Fecal Matter'],
	albums: [album],
};

function nirvana(links: LinkRow[] = [link(11), link(12), link(13)], name = 'Nirvana'): ReviewCase {
	return {
		entity: 'artist',
		entityId: 1,
		artist: artist({ name }),
		aliases: [],
		albums: [],
		similar: ['Mudhoney'],
		namedBy: ['Melvins'],
		tags: ['grunge'],
		candidates: links.map((each) => ({ link: each, known })),
	};
}

const release = link(21, {
	entity: 'album',
	entityId: 36,
	kind: 'release',
	provider: 'discogs',
	relation: 'discogs',
	label: 'Drums (4) - Encyclopedia',
	confidence: 0.85,
});
const encyclopedia: ReviewCase = {
	entity: 'album',
	entityId: 36,
	album,
	artist: artist({ name: 'The Drums' }),
	pressings: 0,
	candidates: [{ link: release, known: { release: null, albums: [] } }],
};
const listing = link(31, {
	...{ entity: 'album', entityId: 36, kind: 'offer', provider: 'shops', relation: 'offer', confidence: 0.75 },
	...{ externalId: 'shops/shop.example/77', url: 'https://shop.example/77', label: 'ENCYCLOPEDIA LP NEW, €27.50' },
	evidence: [{ signal: 'title', verdict: 'unknown', detail: 'encyclopedia (beside it: new)' }],
});
const offer = priceRow({
	...{ provider: 'shops', channel: 'shop.example', listingId: '77', seller: null, condition: 'New', country: '*' },
	...{ amount: 2250, shippingAmount: null, releaseId: null, albumId: 36 },
});
const pressing = {
	...{ year: 2014, country: 'US', format: '2xLP', formatText: 'Red', label: 'Minor', catalogNumber: 'MINOR1LP' },
} as ReleaseRow;
const offered = (pressings: ReleaseRow[]): ReviewCase => ({
	...encyclopedia,
	candidates: [
		{ link: listing, known: { offers: [offer, { ...offer, country: 'ES', shippingAmount: 500 }], pressings } },
	],
});
const queue = [
	{ entity: 'artist', entityId: 1 },
	{ entity: 'album', entityId: 36 },
] as const;

function open(current: ReviewCase = nirvana()): ReviewState {
	return hear(startState(queue), { type: 'case', of: queue[0], found: current });
}

const usual = { columns: 100, rows: 30 };
const draw = (state: ReviewState, size = usual) => drawFrame({ ...state, size });

/** The state after keys, and what they asked for. */
function pressAll(state: ReviewState, keys: string[]): { state: ReviewState; effects: Effect[] } {
	const effects: Effect[] = [];
	let current = state;
	for (const key of keys) {
		const pressed = press(current, key);
		current = pressed.state;
		if (pressed.effect !== null) effects.push(pressed.effect);
	}
	return { state: current, effects };
}

const decided = (found: ReviewCase, changes: Partial<Extract<ReviewNews, { type: 'decided' }>> = {}): ReviewNews => ({
	type: 'decided',
	decision: { type: 'accept', linkId: 12 },
	isChanged: true,
	found,
	...changes,
});

describe('keys', () => {
	test('accept and reject are about the candidate that is looked at', () => {
		expect(pressAll(open(), ['j', 'enter']).effects).toEqual([
			{ type: 'decide', of: queue[0], decision: { type: 'accept', linkId: 12 } },
		]);
		expect(pressAll(open(), ['j', 'j', 'j', 'k', 'x']).effects).toEqual([
			{ type: 'decide', of: queue[0], decision: { type: 'reject', linkId: 12 } },
		]);
		expect(pressAll(open(), ['X']).effects).toEqual([
			{ type: 'decide', of: queue[0], decision: { type: 'reject-all', of: queue[0] } },
		]);
	});

	test('nothing is decided while a decision is stored, or before the next case was read', () => {
		expect(pressAll(open(), ['a', 'a', 'x', 'X']).effects).toHaveLength(1);
		const { state, effects } = pressAll(open(), ['s', 'a', 'x', 'X', 'c']);
		expect(effects).toEqual([]);
		expect(state).toMatchObject({ at: 1, current: null, mode: { kind: 'deciding' } });
		expect(state.message?.text).toBe('One moment …');
	});

	test('skip and back change nothing but the place', () => {
		const { state, effects } = pressAll(open(), ['s', 's', 's', 'p', 'p', 'p']);
		expect(effects).toEqual([]);
		expect(state.at).toBe(0);
		expect(state.message?.text).toBe('This is the first one.');
	});

	test('another one: checked for its shape, kept while it is wrong, taken when it is right', () => {
		const wrong = pressAll(open(), ['c', 'q', 'x', 'enter']);
		expect(wrong.effects).toEqual([]);
		expect(wrong.state.mode).toEqual({ kind: 'choosing', text: 'qx' });
		expect(wrong.state.message?.text).toContain('"qx" is not an artist at MusicBrainz.');
		const right = pressAll(wrong.state, ['ctrl-u', ...mbid, 'enter']);
		expect(right.state).toMatchObject({ mode: { kind: 'deciding' }, isStoring: true });
		expect(right.effects).toEqual([
			{
				type: 'decide',
				of: queue[0],
				decision: {
					type: 'choose',
					of: queue[0],
					page: expect.objectContaining({ externalId: mbid, relation: 'identity' }),
				},
			},
		]);
		expect(pressAll(open(), ['c', 'escape', 'q']).effects).toEqual([{ type: 'leave', exitCode: 0 }]);
	});

	test('Ctrl-C leaves from everywhere; o opens the page; z asks only when there is something', () => {
		for (const keys of [['ctrl-c'], ['c', 'ctrl-c'], ['?', 'ctrl-c']]) {
			expect(pressAll(open(), keys).effects).toEqual([{ type: 'leave', exitCode: 2 }]);
		}
		expect(pressAll(open(), ['o']).effects).toEqual([{ type: 'open-page', url: link(11).url }]);
		expect(pressAll(open(), ['z']).state.message?.text).toBe('Nothing was decided yet.');
		expect(pressAll({ ...open(), decisions: 1 }, ['z']).effects).toEqual([{ type: 'undo' }]);
	});
});

describe('what happens outside', () => {
	test('a case with a candidate that waits stays; one without leads to the next', () => {
		const rejected = nirvana([link(11), link(12, { state: 'rejected', decidedBy: 'person' }), link(13)]);
		const first = hear({ ...open(), cursor: 1, isStoring: true }, decided(rejected));
		expect(first).toMatchObject({ at: 0, cursor: 2, isStoring: false, decisions: 1 });
		const all = nirvana([11, 12, 13].map((id) => link(id, { state: 'rejected', decidedBy: 'person' })));
		const second = hear({ ...first, isStoring: true }, decided(all));
		expect(second).toMatchObject({ at: 1, current: null, decisions: 2 });
		expect(second.message?.text).toContain('Accepted: Nirvana – number 12');
	});

	test('what was decided so already counts for nothing', () => {
		const state = hear({ ...open(), isStoring: true }, decided(nirvana(), { isChanged: false }));
		expect(state).toMatchObject({ decisions: 0, isStoring: false });
	});

	test('undo goes back to its case; a refusal is said and unlocks the keys', () => {
		const later = { ...open(), at: 2, current: null, decisions: 1, isStoring: true };
		const undone = hear(later, { type: 'undone', of: queue[0] });
		expect(undone).toMatchObject({ at: 0, current: null, decisions: 0, isStoring: false });
		const refused = hear(later, { type: 'refused', message: 'in use already' });
		expect(refused).toMatchObject({ at: 2, decisions: 1, isStoring: false });
		expect(refused.message).toEqual({ text: 'in use already', tone: 'bad' });
	});

	test('a case that is gone is passed over; one that was read too late is not shown', () => {
		const reading = startState(queue);
		expect(hear(reading, { type: 'case', of: queue[0], found: undefined }).at).toBe(1);
		const skipped = { ...reading, at: 1 };
		expect(hear(skipped, { type: 'case', of: queue[0], found: nirvana() })).toEqual(skipped);
	});
});

describe('a frame', () => {
	const sizes = [40, 60, 71, 72, 100, 200].flatMap((columns) => [12, 16, 24, 50].map((rows) => ({ columns, rows })));
	const states: [string, ReviewState][] = [
		['an artist', open()],
		['an album', open(encyclopedia)],
		['a listing', open(offered([pressing]))],
		['no candidate', open(nirvana([]))],
		['ninety candidates', { ...open(nirvana(Array.from({ length: 90 }, (_, at) => link(at)))), cursor: 70 }],
		['reading', startState(queue)],
		['the end', { ...startState(queue), at: 2 }],
		['the help', press(open(), '?').state],
		['typing', pressAll(open(), ['c', ...'x'.repeat(150)]).state],
	];

	test.each(states)('of %s is exactly as high and never wider than the terminal', (_, state) => {
		for (const size of sizes) {
			const lines = draw(state, size);
			expect(lines).toHaveLength(size.rows);
			for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(size.columns);
		}
	});

	test('shows both sides next to each other with reasons, score, place and keys', () => {
		const text = draw(open()).join('\n');
		for (const part of [
			'1 of 2',
			'found by  you named it',
			'found by  similar to Melvins',
			'listeners 1,234',
			'│Nirvana – number 11',
			'│note      grunge',
			'│albums    2014 Encyclopedia',
			'MusicBrainz 1 of 3',
			'73 % sure, because',
			'✓ name    Nirvana (100 % alike)',
			'✗ single  3 artists of that name',
			'? hints   nothing is said',
			'› ? ',
			'Enter accept',
		]) {
			expect(text).toContain(part);
		}
		expect(draw(open()).find((line) => line.includes('│Nirvana'))).toMatch(/^Nirvana +│Nirvana – number 11 *$/);
	});

	test('what Discogs told says so', () => {
		expect(draw(open(encyclopedia)).join('\n')).toContain('Data provided by Discogs');
		expect(draw(open()).join('\n')).not.toContain('Data provided by Discogs');
	});

	test('a listing shows its words, what it costs where, and the pressings that it may be', () => {
		const text = draw(open(offered([pressing]))).join('\n');
		for (const part of [
			'The Drums – Encyclopedia',
			'Shops 1 of 1',
			'│ENCYCLOPEDIA LP NEW, €27.50',
			'│page      https://shop.example/77',
			'│seller    shop.example',
			'│condition New',
			'│anywhere  €22.50 + shipping',
			'│to ES     €27.50',
			'│may be    2014 · US · 2xLP · Red · Minor · MINOR1',
			'? title   encyclopedia (beside it: new)',
		]) {
			expect(text).toContain(part);
		}
		expect(draw(open(offered([]))).join('\n')).toContain('│may be    any pressing of the album');
	});

	test('even 40 × 12 tells both names, the score and a reason', () => {
		const text = draw(open(), { columns: 40, rows: 12 }).join('\n');
		for (const part of ['\nNirvana ', 'Nirvana – number 11', '73 % sure', '✓ name', 'x reject', '? keys']) {
			expect(text).toContain(part);
		}
		expect(draw(open(), { columns: 39, rows: 12 })[0]).toContain('Too small.');
	});

	test('a decided candidate says so in words and signs', () => {
		const accepted = link(11, { state: 'accepted', decidedBy: 'person' });
		const rejected = link(12, { state: 'rejected', decidedBy: 'person' });
		const text = draw(open(nirvana([accepted, rejected]))).join('\n');
		expect(text).toContain('✓ accepted');
		expect(text).toMatch(/✗ +73 % +Nirvana – number 12/);
	});

	test('names of others are harmless: escapes, line breaks, reordering and five thousand characters', () => {
		const esc = String.fromCharCode(27);
		const hostile = `${esc}[2J${esc}]0;x\u0007Nir\nvana\u202e${'新'.repeat(5000)}`;
		const evidence = [{ signal: hostile, verdict: 'agrees', detail: hostile }];
		const current = nirvana(
			[link(11, { label: hostile, url: hostile, evidence }), link(12, { label: hostile })],
			hostile,
		);
		for (const size of sizes) {
			const lines = draw(open(current), size);
			expect(lines).toHaveLength(size.rows);
			const text = lines.join('\n');
			for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(size.columns);
			for (const character of ['\u202e', '\u0007']) expect(text).not.toContain(character);
			expect(text).not.toContain(`${esc}[2J`);
		}
	});

	test('what is typed shows its end', () => {
		const { state } = pressAll(open(), ['c', ...'https://musicbrainz.org/artist/', ...mbid]);
		const line = draw(state, { columns: 60, rows: 20 }).at(-2) ?? '';
		expect(line).toContain('MBID or address: …');
		expect(line).toContain(`${mbid.slice(-12)}▏`);
	});
});
