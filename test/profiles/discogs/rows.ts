import fc from 'fast-check';
import type { ListedFacts } from '../../../source/store/listeners/discogs-lists-writer.ts';
import { cleanLines, cleanText } from '../../../source/text.ts';

const awkward = fc.constantFrom('"', ',', ';', '\t', '=1+1', "'", '""', '\\', ' ', 'é', '日本', '🎵', '@x', '-', '0');
const line = fc
	.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), awkward), { maxLength: 5 })
	.map((parts) => cleanText(parts.join('')));
const lines = fc.array(line, { maxLength: 4 }).map((parts) => cleanLines(parts.join('\n')));
const some = (text: fc.Arbitrary<string>) => text.map((said) => said || null);
const name = line.filter((said) => said !== '' && said !== '__proto__');

/** Anything that a row of a file can say. */
export const anyRow: fc.Arbitrary<ListedFacts> = fc.record(
	{
		discogsId: fc.integer({ min: 1, max: 6 }),
		masterId: fc.constant(null),
		instanceId: fc.constant(null),
		folder: some(line),
		rating: fc.constantFrom(null, 1, 2, 3, 4, 5),
		mediaCondition: some(line),
		sleeveCondition: some(line),
		notes: some(lines),
		fields: fc.dictionary(
			name,
			lines.filter((said) => said !== ''),
			{ maxKeys: 3, noNullPrototype: true },
		),
		described: fc.record(
			{
				artist: line,
				artistIds: fc.constant([]),
				title: line,
				label: some(line),
				catalogNumber: some(line),
				format: some(line),
				released: some(line.filter((said) => said !== '0')),
			},
			{ noNullPrototype: true },
		),
		addedAt: fc.option(
			fc
				.date({ min: new Date('1999-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
				.map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000)),
		),
	},
	{ noNullPrototype: true },
);
