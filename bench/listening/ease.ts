import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Scorer } from './scorer.ts';
import type { Split } from './split.ts';

/**
 * EASE (Steck 2019, "Embarrassingly Shallow Autoencoders") over all artists, exactly, without inverting artists × artists: with X the
 * listeners × artists of the training and K = (XXᵀ + λI)⁻¹, the inverse it needs is (I − XᵀKX) / λ (Woodbury). So the score of an artist
 * that is not shown is that of X ᵀKX, divided by 1 − the artist's own value on its diagonal.
 */
export function ease({ artists, training }: Split, lambda: number): Scorer {
	const inverse = invertListeners(training, lambda);
	const listeners = Array.from({ length: artists }, (): number[] => []);
	for (const [listener, heard] of training.entries()) for (const artist of heard) listeners[artist]?.push(listener);
	const left = listeners.map((ofOne) => 1 - sumOver(inverse, ofOne));
	return (shown) => {
		const reached = new Float64Array(training.length);
		for (const { artist } of shown) {
			for (const listener of listeners[artist] ?? []) {
				const row = inverse[listener];
				if (row === undefined) continue;
				for (let at = 0; at < reached.length; at += 1) reached[at] = (reached[at] ?? 0) + (row[at] ?? 0);
			}
		}
		return Float64Array.from(listeners, (ofOne, artist) => {
			let sum = 0;
			for (const listener of ofOne) sum += reached[listener] ?? 0;
			return sum / (left[artist] ?? 1);
		});
	};
}

function invertListeners(training: readonly number[][], lambda: number): Float64Array[] {
	const sets = training.map((heard) => new Set(heard));
	const gram = Matrix.zeros(training.length, training.length);
	for (const [one, heard] of training.entries()) {
		for (let other = one; other < training.length; other += 1) {
			const set = sets[other];
			const shared = heard.reduce((sum, artist) => sum + (set?.has(artist) ? 1 : 0), 0);
			gram.set(one, other, shared + (one === other ? lambda : 0));
			gram.set(other, one, gram.get(one, other));
		}
	}
	const inverse = new CholeskyDecomposition(gram).solve(Matrix.identity(training.length));
	return training.map((_, listener) => Float64Array.from(inverse.getRow(listener)));
}

function sumOver(matrix: readonly Float64Array[], indices: readonly number[]): number {
	let sum = 0;
	for (const row of indices) for (const column of indices) sum += matrix[row]?.[column] ?? 0;
	return sum;
}
