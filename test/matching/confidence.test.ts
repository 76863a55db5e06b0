import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conclude, type Evidence, thresholds, weigh } from '../../source/matching/confidence.ts';

const evidence = fc.array(
	fc.record<Evidence>({
		signal: fc.string(),
		verdict: fc.constantFrom('agrees', 'differs', 'unknown'),
		weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
		detail: fc.string(),
	}),
);

test('what agrees counts, what is unknown counts half', () => {
	const one = (verdict: Evidence['verdict'], weight: number): Evidence => ({
		signal: 's',
		verdict,
		weight,
		detail: '',
	});
	expect(weigh([])).toBe(0);
	expect(weigh([one('agrees', 3), one('differs', 1)])).toBe(0.75);
	expect(weigh([one('unknown', 1), one('unknown', 7)])).toBe(0.5);
});

test('the confidence never contradicts the decision', () => {
	fc.assert(
		fc.property(evidence, fc.constantFrom('certain' as const, 'doubtful' as const, 'no' as const), (said, decision) => {
			const { confidence } = conclude(decision, said);
			expect(confidence).toBeGreaterThanOrEqual(0);
			expect(confidence).toBeLessThanOrEqual(1);
			expect(confidence >= thresholds.certain).toBe(decision === 'certain');
			expect(confidence < thresholds.doubtful).toBe(decision === 'no');
		}),
	);
});
