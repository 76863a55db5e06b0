import { SaxesParser } from 'saxes';
import type { z } from 'zod';
import { type AnswerOrigin, InvalidAnswer } from '../../errors.ts';
import { isCurrency } from '../../money/currencies.ts';
import { describeIssues } from '../http/answers.ts';
import { rateDays } from './schema.ts';

/** What one euro costs in each currency on one day ("2026-11-20"). */
export interface RateDay {
	day: string;
	rates: { currency: string; rate: number }[];
}

/**
 * The days of a file of reference rates, the newest first: `<Cube time='…'>` around `<Cube currency='USD' rate='1.0876'/>`.
 * A currency that this machine does not know, so that its decimals are not known either, is left out.
 * Throws InvalidAnswer for anything that is no such file: a web page, broken XML, a date or a rate that is none, nothing at all.
 */
export function parseRates(xml: string, origin: AnswerOrigin): [RateDay, ...RateDay[]] {
	const checked = rateDays.safeParse(readCubes(xml, origin));
	if (!checked.success) throw new InvalidAnswer(origin, describeIssues(checked.error));
	const days = checked.data
		.map(({ time, rates }) => ({ day: time, rates: rates.filter(({ currency }) => isCurrency(currency)) }))
		.sort((a, b) => (a.day < b.day ? 1 : -1));
	const [newest, ...older] = days;
	if (newest === undefined) throw new InvalidAnswer(origin, 'no rates in it');
	return [newest, ...older];
}

/** The attributes of the cubes as they are written, a list of rates for each day. */
function readCubes(xml: string, origin: AnswerOrigin): z.input<typeof rateDays> {
	const days: z.input<typeof rateDays> = [];
	const parser = new SaxesParser();
	const brokenLines: number[] = [];
	parser.on('error', () => {
		brokenLines.push(parser.line);
	});
	parser.on('opentag', ({ name, attributes }) => {
		if (name !== 'Cube') return;
		const { time, currency, rate } = attributes;
		if (time !== undefined) days.push({ time, rates: [] });
		else if (currency !== undefined) days.at(-1)?.rates.push({ currency, rate: rate ?? '' });
	});
	parser.write(xml).close();
	// The parser's own message quotes the body: where it broke is enough.
	const [brokenLine] = brokenLines;
	if (brokenLine !== undefined) throw new InvalidAnswer(origin, `not valid XML at line ${brokenLine}`);
	return days;
}
