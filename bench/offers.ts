import { normalizeName, normalizeTitle } from '../source/matching/names.ts';
import type { KnownAlbum, OfferedRecord, OfferMatch } from '../source/matching/offer.ts';
import { prepareMatch } from '../source/matching/offer-match.ts';
import { similarity } from '../source/matching/similarity.ts';
import { hash } from '../source/sandbox/world/random.ts';
import { type Metric, measure, percentile } from './metric.ts';
import {
	isOneAlbum,
	pairsFile,
	readShopPairs,
	type ShopPair,
	type ShopRow,
	splitRow,
	toAlbum,
	toOffer,
} from './offer-pairs.ts';
import { measurePlacing } from './placing.ts';

/** One album and one offer, and whether both are the same article. */
interface Trial {
	album: KnownAlbum;
	albumRow: ShopRow;
	offer: OfferedRecord;
	offerRow: ShopRow;
	isSame: boolean;
}

interface Outcome extends Trial {
	decision: OfferMatch['decision'];
	/** Both names equal after normalisation: what everybody would write first. */
	isEqual: boolean;
	/** That took, and comparing both names too. */
	milliseconds: number;
	plainMilliseconds: number;
}

/**
 * How often the matcher is right about pairs of listings from two shops. Those with the same barcode are the truth, and the barcode is hidden;
 * every other combination of the two shops' rows is a negative. The rules were tuned on the misses of one half of the file: aims are about
 * the other half. A match counts when it is certain.
 */
export async function run(): Promise<Metric[]> {
	const placing = await measurePlacing();
	const pairs = readShopPairs();
	if (pairs === null) {
		process.stderr.write(`${pairsFile} is absent: without the pairs in it neither precision nor recall is known.\n`);
		return placing;
	}
	const isHeldOut = ({ key }: ShopPair) => hash('offers', key) % 2 === 1;
	const heldOut = pairs.filter(isHeldOut);
	const tuned = pairs.filter((pair) => !isHeldOut(pair));
	return [...describe('held out', heldOut, true), ...describe('tuned on', tuned, false), ...placing];
}

function describe(part: string, pairs: ShopPair[], hasAims: boolean): Metric[] {
	const { trials, left } = combine(pairs);
	const outcomes = judge(trials);
	const figure = (metric: string, value: number, baseline: number, unit: string, aim: string, ratio?: number) =>
		measure({
			bench: 'offers',
			metric: `${part}: ${metric}`,
			value,
			unit,
			baseline,
			aim: hasAims ? aim : '',
			...(ratio === undefined ? {} : { ratio }),
		});
	const ours = rate(outcomes, ({ decision }) => decision === 'certain');
	const plain = rate(outcomes, ({ isEqual }) => isEqual);
	const times = outcomes.map(({ milliseconds }) => milliseconds * 1000);
	const plainTimes = outcomes.map(({ plainMilliseconds }) => plainMilliseconds * 1000);
	const same = outcomes.filter(({ isSame }) => isSame);
	const hard = outcomes.filter((outcome) => !outcome.isSame && isHard(outcome));
	const madeUp = judge(trials.filter(({ isSame }) => isSame).flatMap(spoil));
	const wrong = (some: Outcome[]) => some.filter(({ decision, isSame }) => decision === 'certain' && !isSame).length;
	return [
		figure(
			'precision, beside equal names',
			ours.precision * 100,
			plain.precision * 100,
			'%',
			'>= 0.99',
			ours.precision,
		),
		figure('recall, beside equal names', ours.recall * 100, plain.recall * 100, '%', '>= 0.85', ours.recall),
		figure(
			'doubtful, of the same',
			same.filter(({ decision }) => decision === 'doubtful').length,
			same.length,
			'pairs',
			'',
		),
		figure('wrong, of all others', wrong(outcomes), outcomes.length - same.length, 'pairs', ''),
		figure('wrong, of same artist or similar title', wrong(hard), hard.length, 'pairs', ''),
		figure('wrong, of made-up others', wrong(madeUp), madeUp.length, 'offers', ''),
		figure('left out: the same album, another barcode', left, outcomes.length, 'pairs', ''),
		figure('a match, p50', percentile(times, 50), percentile(plainTimes, 50), 'µs', ''),
		figure('a match, p95', percentile(times, 95), percentile(plainTimes, 95), 'µs', ''),
	];
}

/** Every album with every offer, in both directions; two colours of one album are neither the same article nor another record. */
function combine(pairs: ShopPair[]): { trials: Trial[]; left: number } {
	const swapped = pairs.map(({ key, first, second }) => ({ key, first: second, second: first }));
	const all = [pairs, swapped].flatMap((side) => {
		const albums = side.map((pair, at) => ({ pair, album: toAlbum(pair.first, at + 1) }));
		const offers = side.map((pair) => ({ pair, offer: toOffer(pair.second) }));
		return albums.flatMap((one) =>
			offers.map((other) => ({
				...{ album: one.album, albumRow: one.pair.first, offer: other.offer, offerRow: other.pair.second },
				isSame: one.pair.key === other.pair.key,
				isLeft: one.pair.key !== other.pair.key && isOneAlbum(one.pair, other.pair),
			})),
		);
	});
	const trials = all.filter(({ isLeft }) => !isLeft);
	return { trials, left: all.length - trials.length };
}

function judge(trials: Trial[]): Outcome[] {
	const byAlbum = Map.groupBy(trials, ({ album }) => album);
	return [...byAlbum].flatMap(([album, ofAlbum]) => {
		const match = prepareMatch(album);
		return ofAlbum.map((trial) => {
			const from = performance.now();
			const { decision } = match(trial.offer);
			const between = performance.now();
			const isEqual = keyOf(trial.albumRow) === keyOf(trial.offerRow);
			const until = performance.now();
			return { ...trial, decision, isEqual, milliseconds: between - from, plainMilliseconds: until - between };
		});
	});
}

function keyOf(row: ShopRow): string {
	const { artist, title } = splitRow(row);
	return `${normalizeName(artist)} / ${normalizeTitle(title)}`;
}

function rate(outcomes: Outcome[], isTaken: (outcome: Outcome) => boolean): { precision: number; recall: number } {
	const taken = outcomes.filter(isTaken);
	const right = taken.filter(({ isSame }) => isSame).length;
	return { precision: right / taken.length, recall: right / outcomes.filter(({ isSame }) => isSame).length };
}

/** Negatives that are easily mistaken: another title of the same artist, or nearly the same title. */
function isHard({ albumRow, offerRow }: Trial): boolean {
	const [a, b] = [splitRow(albumRow), splitRow(offerRow)];
	if (normalizeName(a.artist) === normalizeName(b.artist)) return true;
	return similarity(normalizeTitle(a.title), normalizeTitle(b.title)) >= 0.7;
}

/** The same offer as something else: other records that are called nearly the same, and things that are no single record. */
function spoil(trial: Trial): Trial[] {
	const { offer } = trial;
	const others: Partial<OfferedRecord>[] = [
		...['Live', 'Vol. 2', '(Remixes)', 'III', '- The Demos', '(Karaoke Version)'].map((more) => ({
			title: `${offer.title} ${more}`,
		})),
		{ title: `A Tribute To ${offer.title}` },
		{ artist: `${offer.artist ?? ''} Tribute Band` },
		...['CD', 'Cassette', 'T-Shirt', 'Digital download'].map((format) => ({ format })),
		...['(lot of 5 LPs)', '- sealed box of 20', 'slipmat', '(sleeve only)'].map((more) => ({
			title: `${offer.title} ${more}`,
		})),
	];
	return others.map((other) => ({ ...trial, isSame: false, offer: { ...offer, ...other } }));
}
