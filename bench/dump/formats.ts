import type { DumpFormat } from '../../source/sandbox/dumps/facts.ts';
import type { Dice } from '../../source/sandbox/world/random.ts';
import { colours, rates, sleeves } from './words.ts';
import type { Work } from './works.ts';

const carriers: string[] = [
	...Array(42).fill('CD'),
	...Array(10).fill('File'),
	...Array(9).fill('Cassette'),
	...Array(4).fill('CDr'),
	'DVD',
	'Shellac',
	'8-Track Cartridge',
	'Reel-To-Reel',
];

/** A third of all releases are vinyl, some of them with a CD or in a box. */
export function makeFormats(roll: Dice, work: Work, isVinyl: boolean, isReissue: boolean): DumpFormat[] {
	const words = kindWords(roll, work, isReissue);
	if (!isVinyl) return [makeOther(roll, roll.pick(carriers), words)];
	const vinyl = makeVinyl(roll, work, words);
	if (roll.chance(0.02))
		return [{ name: 'Box Set', quantity: '1', text: '', descriptions: ['Limited Edition'] }, vinyl];
	if (roll.chance(0.015)) {
		const all = { name: 'All Media', quantity: '1', text: '', descriptions: ['Limited Edition'] };
		return [vinyl, makeOther(roll, 'CD', ['Album']), ...(roll.chance(0.4) ? [all] : [])];
	}
	if (roll.chance(0.008))
		return [
			{ ...vinyl, text: 'Red' },
			{ ...vinyl, text: 'Blue' },
		];
	return [vinyl];
}

function makeVinyl(roll: Dice, work: Work, words: string[]): DumpFormat {
	const isSmall = work.kind === 'single' && roll.chance(0.6);
	const size = isSmall
		? '7"'
		: work.kind === 'album' || work.kind === 'compilation'
			? 'LP'
			: roll.pick(['12"', '12"', '12"', '10"']);
	const descriptions = [size, ...(isSmall || roll.chance(0.25) ? [isSmall ? '45 RPM' : '33 ⅓ RPM'] : []), ...words];
	if (work.year < 1975 && roll.chance(0.6)) descriptions.push(roll.pick(['Mono', 'Stereo', 'Stereo']));
	if (roll.chance(0.02)) descriptions.push('Test Pressing');
	if (roll.chance(0.03))
		descriptions.push(roll.pick(['Picture Disc', 'Single Sided', 'White Label', 'Etched', 'Numbered']));
	const discs = size === 'LP' ? roll.pick(['1', '1', '1', '1', '1', '1', '2', '2', '3']) : '1';
	return { name: 'Vinyl', quantity: discs, text: roll.chance(0.16) ? roll.pick(colours) : '', descriptions };
}

function makeOther(roll: Dice, name: string, words: string[]): DumpFormat {
	if (name === 'File') {
		const kind = roll.pick(['MP3', 'MP3', 'FLAC', 'WAV', 'AAC']);
		const text = kind === 'MP3' && roll.chance(0.8) ? roll.pick(rates) : '';
		return { name, quantity: `${roll.between(1, 14)}`, text, descriptions: [kind, ...words] };
	}
	const text = name === 'CD' && roll.chance(0.08) ? roll.pick(sleeves) : '';
	return { name, quantity: roll.chance(0.08) ? '2' : '1', text, descriptions: words };
}

function kindWords(roll: Dice, { kind }: Work, isReissue: boolean): string[] {
	const first = {
		album: 'Album',
		single: roll.chance(0.15) ? 'Maxi-Single' : 'Single',
		ep: 'EP',
		compilation: 'Compilation',
	}[kind];
	const words = roll.chance(0.94) ? [first] : [];
	if (isReissue)
		words.push(...roll.pick([['Reissue'], ['Reissue'], ['Repress'], ['Reissue', 'Remastered'], ['Reissue', 'Stereo']]));
	if (roll.chance(0.07)) words.push('Limited Edition');
	if (roll.chance(0.07)) words.push('Promo');
	if (roll.chance(0.035)) words.push('Unofficial Release');
	return words;
}
