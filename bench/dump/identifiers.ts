import type { DumpIdentifier } from '../../source/sandbox/dumps/facts.ts';
import type { Dice } from '../../source/sandbox/world/random.ts';
import { societies } from './words.ts';

const scratches = [
	'',
	'',
	' A1',
	' -1-',
	' STERLING',
	' MPO',
	' GZ',
	' Δ',
	' W',
	' CB',
	' DMM',
	' PHRUPMASTERGENERAL',
	' ¯\\_',
	' 1-1-2',
];

/** Barcode, runouts of each side, codes of societies. */
export function makeIdentifiers(roll: Dice, catalogNumber: string, isVinyl: boolean, year: number): DumpIdentifier[] {
	if (roll.chance(0.36)) return [];
	const identifiers: DumpIdentifier[] = [];
	const add = (type: string, description: string, value: string) => identifiers.push({ type, description, value });
	if (year >= 1980 && roll.chance(0.62)) add('Barcode', roll.chance(0.2) ? 'Text' : '', makeBarcode(roll));
	if (roll.chance(0.68)) {
		const kind = roll.pick(['Runout', 'Runout, etched', 'Runout Etching', 'Runout stamped, variant 1']);
		for (const side of isVinyl ? ['A', 'B'] : ['']) {
			const plant = roll.chance(0.3) ? ` ${roll.between(100, 99_999)}` : '';
			const description = side === '' ? '' : `Side ${side} ${kind}`;
			add('Matrix / Runout', description, `${catalogNumber} ${side}${plant}${roll.pick(scratches)}`.trim());
		}
	}
	if (roll.chance(0.25)) add('Rights Society', '', roll.pick(societies));
	if (roll.chance(0.1)) add('Label Code', '', `LC ${`${roll.between(1, 30_000)}`.padStart(5, '0')}`);
	if (!isVinyl && roll.chance(0.12)) {
		add('Mastering SID Code', '', `IFPI L${roll.between(100, 999)}`);
		add('Mould SID Code', '', `IFPI ${roll.between(1000, 9999)}`);
	}
	return identifiers;
}

/** An EAN-13 or a UPC-A with the right check digit, bare or spaced as printed below the bars. */
function makeBarcode(roll: Dice): string {
	const length = roll.pick([12, 12, 11]);
	const digits = Array.from({ length }, () => roll.between(0, 9));
	const sum = digits.toReversed().reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1), 0);
	const code = `${digits.join('')}${(10 - (sum % 10)) % 10}`;
	return roll.chance(0.45) ? `${code.slice(0, 1)} ${code.slice(1, 6)} ${code.slice(6, 11)} ${code.slice(11)}` : code;
}
