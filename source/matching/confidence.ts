/** What one comparison said. `weight` is its share in the confidence; `detail` is for the person who reviews the match. */
export interface Evidence {
	signal: string;
	verdict: 'agrees' | 'differs' | 'unknown';
	weight: number;
	detail: string;
}

/** Whether two things are the same: certain may be stored, doubtful waits for a person, no is dropped. */
export type Decision = 'certain' | 'doubtful' | 'no';

/** A decision, its confidence from 0 to 1, and the reasons. The confidence always lies in the range of the decision. */
export interface Verdict {
	decision: Decision;
	confidence: number;
	evidence: Evidence[];
}

/** Every number of the matching, in one place. */
export const thresholds = {
	/** Confidence from which a match is certain, and from which it is worth a person's look. */
	certain: 0.9,
	doubtful: 0.5,
	/** Similarity from which a name or title that is not equal counts as unknown rather than different. */
	similarName: 0.85,
	similarTitle: 0.8,
	/** Years that may lie between two datings of one album. */
	yearsApart: 1,
	/** Search score (0–100) from which an exact name or alias counts as well found. */
	goodScore: 90,
} as const;

/** The share of each signal, per kind of match. */
export const weights = {
	album: { title: 0.4, artist: 0.35, year: 0.15, format: 0.1, others: 0.2 },
	offer: { barcode: 1, catalogueNumber: 0.6, title: 0.4, artist: 0.35, year: 0.1, format: 0.15, pressing: 0.1 },
	artist: { name: 0.6, single: 0.25, score: 0.1, hints: 0.05, mbid: 1 },
} as const;

const shares = { agrees: 1, unknown: 0.5, differs: 0 } as const;

/** Just under a threshold: the highest confidence that the lower decision may carry. */
const justUnder = 0.01;

/** The share of the weights that agrees; what is unknown counts half. 0 without evidence. */
export function weigh(evidence: Evidence[]): number {
	const total = evidence.reduce((sum, { weight }) => sum + weight, 0);
	const agreed = evidence.reduce((sum, { weight, verdict }) => sum + weight * shares[verdict], 0);
	return total === 0 ? 0 : agreed / total;
}

/** The verdict for a decision that the rules made: the evidence gives the confidence, kept inside the decision's range. */
export function conclude(decision: Decision, evidence: Evidence[]): Verdict {
	const { certain, doubtful } = thresholds;
	const range = {
		certain: [certain, 1],
		doubtful: [doubtful, certain - justUnder],
		no: [0, doubtful - justUnder],
	} as const;
	const [lowest, highest] = range[decision];
	return { decision, confidence: Math.min(Math.max(weigh(evidence), lowest), highest), evidence };
}

/** Best first: by confidence; equals keep their order. */
export function byConfidence(a: { verdict: Verdict }, b: { verdict: Verdict }): number {
	return b.verdict.confidence - a.verdict.confidence;
}
