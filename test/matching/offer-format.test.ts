import { describe, expect, test } from 'vitest';
import type { OfferedRecord } from '../../source/matching/offer.ts';
import { readOfferFormat } from '../../source/matching/offer-format.ts';
import { offered } from './offered.ts';

const kindOf = (title: string, more: Partial<OfferedRecord> = {}, own: string[] = []) =>
	readOfferFormat(offered(title, more), own).kind;

describe('what kind of thing is offered', () => {
	test.each([
		['Pink Floyd - Animals LP'],
		['Pink Floyd - Animals (2xLP)'],
		['Animals 12&quot;'],
		['Animals 12-inch'],
		['Animals vinyl'],
		['Animals Schallplatte'],
		['Animals vinyle'],
		['Animals vinilo'],
		['Animals winyl'],
		['Animals disco de vinil'],
		['Animals picture disc'],
		['Animals LP + CD'],
		['Animals CD + LP'],
		['Animals LP + DVD + booklet'],
		['Animals -WHITE VINYL/POSTER-'],
		['Animals LP with slipmat'],
		['Animals 3LP box set'],
		['Animals LP, limited to 500 copies'],
	])('"%s" is a record', (title) => {
		expect(kindOf(title)).toBe('vinyl');
	});

	test.each([
		['Animals CD'],
		['Animals 2CD'],
		['Animals (CD, digipak)'],
		['Animals SHM-CD'],
		['Animals vinyl replica CD'],
		['Animals mini LP CD'],
		['Animals cassette'],
		['Animals Kassette'],
		['Animals MC'],
		['Animals K7'],
		['Animals DVD'],
		['Animals Blu-ray'],
		['Animals MP3 download'],
		['Animals songbook'],
		['Animals T-shirt'],
		['Animals LP sized T-Shirt'],
		['Animals hoodie XL'],
		['Animals poster 12x12'],
		['Animals slipmat 12"'],
		['Animals vinyl sticker'],
		['Audio-Technica turntable'],
		['Plattenspieler'],
		['Gift card'],
		['Geschenkgutschein'],
		['Animals concert ticket'],
		['Animals sealed box of 20'],
		['Lot of 5 LPs'],
		['lot of 3 vinyl records'],
		['Lot de 5 vinyles'],
		['Job lot 30 records'],
		['Konvolut 30 Schallplatten'],
		['Animals LP + hoodie bundle'],
		['Animals LP sleeve only'],
		['Animals nur Cover'],
		['Animals pochette seule'],
	])('"%s" is none', (title) => {
		expect(kindOf(title)).toBe('other');
	});

	test('the most specific place decides, but a lot is a lot', () => {
		expect(kindOf('Animals', { format: 'LP', shelf: ['CDs'] })).toBe('vinyl');
		expect(kindOf('Animals', { format: 'CD', shelf: ['Vinyl'] })).toBe('other');
		expect(kindOf('Animals CD', { shelf: ['Vinyl'] })).toBe('other');
		expect(kindOf('Animals', { shelf: ['Vinyl'] })).toBe('vinyl');
		expect(kindOf('Animals (lot of 5)', { format: 'LP' })).toBe('other');
		expect(kindOf('Animals T-Shirt', { format: 'LP' })).toBe('other');
	});

	test('a place for everything says nothing', () => {
		expect(kindOf('Animals', { shelf: ['CDs & Vinyl'] })).toBe('unknown');
		expect(kindOf('Animals', { shelf: ['Vinyl', 'CD'] })).toBe('unknown');
		expect(kindOf('Animals')).toBe('unknown');
	});

	test.each([
		['Poster Children - Junior Citizen', ['Junior Citizen', 'Poster Children']],
		['Cassette Boys – The Tape', ['The Tape', 'Cassette Boys']],
		['Box of 20 - Bundle', ['Bundle', 'Box of 20']],
		['The CD', ['The CD']],
		['Slipmat: T-Shirt', ['T-Shirt', 'Slipmat']],
	])('"%s" is not thrown away for its own name', (title, own) => {
		expect(kindOf(`${title} LP`, {}, own)).toBe('vinyl');
		expect(kindOf(title, { format: 'LP', shelf: own }, own)).toBe('vinyl');
		expect(kindOf(`${title} CD`, {}, own)).toBe('other');
	});

	test('an album that is called Vinyl may be on CD', () => {
		expect(kindOf('Somebody - Vinyl (CD)', {}, ['Vinyl', 'Somebody'])).toBe('other');
		expect(kindOf('Somebody - Vinyl', {}, ['Vinyl', 'Somebody'])).toBe('unknown');
		expect(kindOf('Somebody - Vinyl (vinyl)', {}, ['Vinyl', 'Somebody'])).toBe('vinyl');
	});

	test.each([
		['LP', 'LP', null],
		['2LP', 'LP', 2],
		['2 x LP', 'LP', 2],
		['LP (2)', 'LP', 2],
		['18LP BOXSET', 'LP', 18],
		['2 12" VINYL', '12"', 2],
		['7" Single', '7"', null],
		['10-inch', '10"', null],
		['Vinyl', null, null],
		['LP+7"', 'LP', null],
	])('%s tells size and discs', (format, size, discs) => {
		expect(readOfferFormat(offered('Animals', { format }), [])).toMatchObject({ kind: 'vinyl', size, discs });
	});
});
