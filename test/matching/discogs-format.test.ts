import { describe, expect, test } from 'vitest';
import { type PressingKinds, parseReleaseFormats, parseVersionFormat } from '../../source/matching/discogs-format.ts';

describe('parseVersionFormat', () => {
	test.each<[string, string[], Partial<PressingKinds>]>([
		[
			'LP, Album, RE, Ltd, Blu',
			['Vinyl'],
			{ format: 'LP', discs: 1, isReissue: true, descriptions: ['Album', 'Reissue', 'Limited Edition'], text: 'Blu' },
		],
		['2xLP, Album', ['Vinyl'], { format: '2xLP', discs: 2, isVinyl: true, descriptions: ['Album'] }],
		['2×LP, 33 ⅓ RPM', ['Vinyl'], { format: '2xLP', discs: 2, descriptions: ['33 ⅓ RPM'], text: null }],
		['2 x LP', [], { format: '2xLP', discs: 2 }],
		[
			'12", 33 ⅓ RPM, Album, Repress',
			['Vinyl'],
			{ format: '12"', isReissue: true, descriptions: ['33 ⅓ RPM', 'Album', 'Repress'] },
		],
		['10x12", Ltd, Red', [], { format: '10x12"', discs: 10, isVinyl: true, text: 'Red' }],
		['7", Single', [], { format: '7"', isVinyl: true, descriptions: ['Single'] }],
		['12", W/Lbl, Promo', [], { isPromo: true, isTestPressing: false, descriptions: ['White Label', 'Promo'] }],
		['LP, Album, TP, W/Lbl', ['Vinyl'], { isTestPressing: true, isPromo: false, isOfficial: true }],
		[
			'LP, Comp, Unofficial, Pic',
			['Vinyl'],
			{ isUnofficial: true, isOfficial: false, descriptions: ['Compilation', 'Unofficial Release', 'Picture Disc'] },
		],
		['LP, P/Unofficial', ['Vinyl'], { isUnofficial: true, isOfficial: false }],
		[
			'LP, Album, RP, RM, Club, Num, S/Sided, Etch, Styrene, MP, Mono, Quad',
			['Vinyl'],
			{
				isReissue: true,
				descriptions: [
					'Album',
					'Repress',
					'Remastered',
					'Club Edition',
					'Numbered',
					'Single Sided',
					'Etched',
					'Styrene',
					'Mispress',
					'Mono',
					'Quadraphonic',
				],
			},
		],
		['LP, Album + 7", EP', ['Vinyl'], { format: 'LP + 7"', discs: 2, descriptions: ['Album', 'EP'] }],
		['LP, Album, RE, RM, Gat + LP, Album, RE, Gat + 3xLP', [], { format: '5xLP', discs: 5, text: 'Gat' }],
		[
			'LP, Album, RE, RM + LP, Album + Dlx, 180',
			['Vinyl', 'All Media'],
			{ format: '2xLP', descriptions: ['Album', 'Reissue', 'Remastered', 'Deluxe Edition'], text: '180' },
		],
		['LP, Album + CD, Album', [], { format: 'LP + CD', isVinyl: true, discs: 1 }],
		['LP, Album', ['Vinyl', 'CD'], { format: 'LP + CD', isVinyl: true, discs: 1, descriptions: ['Album'] }],
		[
			'Box, Comp, Ltd + 4xLP, Album + Box',
			[],
			{ format: '4xLP', discs: 4, descriptions: ['Compilation', 'Limited Edition', 'Album', 'Box Set'] },
		],
		['Box, Ltd', [], { format: 'Box Set', isVinyl: false, discs: null }],
		['2xCDr, Comp, Promo', [], { format: '2xCDr', isVinyl: false, isPromo: true, discs: null }],
		['Cass, Album, On ', [], { format: 'Cassette', isVinyl: false, text: 'On' }],
		['3xFile, MP3, EP', [], { format: 'File', isVinyl: false, descriptions: ['MP3', 'EP'] }],
		['Album', ['CD'], { format: 'CD', isVinyl: false, discs: null }],
		['Album', ['Vinyl'], { format: 'Vinyl', isVinyl: true, discs: 1 }],
		['10", 78 RPM', ['Shellac'], { format: 'Shellac', isVinyl: false, descriptions: ['10"', '78 RPM'] }],
		['Flexi, 7", S/Sided', [], { format: 'Flexi-disc', isVinyl: false }],
		['Laserdisc, 12", NTSC', [], { format: 'Laserdisc', isVinyl: false, descriptions: ['12"', 'NTSC'] }],
		['LP, 12", Album', ['Vinyl'], { format: 'LP', descriptions: ['12"', 'Album'] }],
		['', ['Vinyl'], { format: 'Vinyl', isVinyl: true, discs: null, descriptions: [], text: null }],
		['', [], { format: '', isVinyl: false, discs: null, isOfficial: true }],
		['Album', [], { format: '', isVinyl: false, descriptions: ['Album'] }],
	])('%s %j', (format, majorFormats, expected) => {
		expect(parseVersionFormat(format, majorFormats)).toMatchObject(expected);
	});
});

describe('parseReleaseFormats', () => {
	test('reads colour, kinds and number of discs', () => {
		const formats = [
			{ name: 'Vinyl', qty: '2', text: ' 180g, Blue ', descriptions: ['LP', 'Album', 'Reissue', 'Stereo'] },
			{ name: 'CD', qty: '1', descriptions: ['Album'] },
			{ name: 'Box Set', qty: '1', text: '', descriptions: ['Limited Edition', 'Promo'] },
		];
		expect(parseReleaseFormats(formats)).toEqual({
			format: '2xLP + CD',
			isVinyl: true,
			isOfficial: true,
			isUnofficial: false,
			isPromo: true,
			isTestPressing: false,
			isReissue: true,
			descriptions: ['Album', 'Reissue', 'Stereo', 'Limited Edition', 'Promo', 'Box Set'],
			discs: 2,
			text: '180g, Blue',
		});
	});

	test('the short and the full form of one pressing are the same', () => {
		const full = parseReleaseFormats([
			{
				name: 'Vinyl',
				qty: '2',
				text: 'Red',
				descriptions: ['LP', 'Album', 'Limited Edition', 'Numbered', 'Repress', 'Unofficial Release'],
			},
		]);
		expect(parseVersionFormat('2xLP, Album, Ltd, Num, RP, Unofficial, Red', ['Vinyl'])).toEqual(full);
	});

	test('takes one description as a string, none at all, and no formats', () => {
		expect(parseReleaseFormats([{ name: 'Vinyl', qty: '1', descriptions: 'LP' }])).toMatchObject({
			format: 'LP',
			descriptions: [],
		});
		expect(parseReleaseFormats([{ name: 'Vinyl', qty: '1', descriptions: null }])).toMatchObject({
			format: 'Vinyl',
			discs: 1,
		});
		expect(parseReleaseFormats([])).toMatchObject({ format: '', isVinyl: false, isOfficial: true, discs: null });
	});

	test.each(['', '0', 'two', '-1', '1.5'])('quantity %j is unknown', (qty) => {
		expect(parseReleaseFormats([{ name: 'Vinyl', qty, descriptions: ['LP'] }])).toMatchObject({
			format: 'LP',
			discs: null,
		});
	});

	test('words that Discogs does not define stay', () => {
		expect(
			parseReleaseFormats([{ name: 'Vinyl', qty: '1', descriptions: ['LP', 'Something New'] }]).descriptions,
		).toEqual(['Something New']);
	});
});
