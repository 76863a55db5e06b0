import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Scorer } from './scorer.ts';
import type { Split } from './split.ts';

/**
 * EASE (Steck 2019, "Embarrassingly Shallow Autoencoders") over all artists, exactly, without inverting artists × artists: with X the
 * listeners × artists of the training and K = (XXᵀ + λI)⁻¹, the inverse it needs is (I − XᵀKX) / λ (Woodbury). So the score of an artist
 * that is not shown is that of XᵀKX, divided by 1 − the artist's own value on its diagonal.
 */
export function ease({ artists, training }: Split, lambda: number): Scorer {
	// K = RᵀR with R lower triangular.
	const root = invertLower(decompose(training, lambda));
	const listeners = Array.from({ length: artists }, (): number[] => []);
	for (const [listener, heard] of training.entries()) for (const artist of heard) listeners[artist]?.push(listener);
	const times = (vector: Float64Array) => root.map((row) => dot(row, vector));
	const left = listeners.map((ofOne) => {
		let own = 0;
		for (const row of ofOne.length === 0 ? [] : root) {
			let sum = 0;
			for (const listener of ofOne) sum += row[listener] ?? 0;
			own += sum * sum;
		}
		return 1 - own;
	});
	return (shown) => {
		const counted = new Float64Array(training.length);
		for (const { artist } of shown) {
			for (const listener of listeners[artist] ?? []) counted[listener] = (counted[listener] ?? 0) + 1;
		}
		const weights = new Float64Array(training.length);
		for (const [at, factor] of times(counted).entries()) add(weights, root[at] ?? weights, factor);
		return Float64Array.from(listeners, (ofOne, artist) => {
			let sum = 0;
			for (const listener of ofOne) sum += weights[listener] ?? 0;
			return sum / (left[artist] ?? 1);
		});
	};
}

/** The lower triangle of the Cholesky decomposition of XXᵀ + λI. */
function decompose(training: readonly number[][], lambda: number): Matrix {
	const sets = training.map((heard) => new Set(heard));
	const gram = Matrix.zeros(training.length, training.length);
	for (const [one, heard] of training.entries()) {
		for (const [other, set] of sets.entries()) {
			if (other < one) continue;
			const shared = heard.reduce((sum, artist) => sum + (set.has(artist) ? 1 : 0), 0);
			gram.set(one, other, shared + (one === other ? lambda : 0));
			gram.set(other, one, gram.get(one, other));
		}
	}
	return new CholeskyDecomposition(gram).lowerTriangularMatrix;
}

/** The rows of the inverse up to the diagonal, by forward substitution; the library's own takes minutes. */
function invertLower(lower: Matrix): Float64Array[] {
	const rows: Float64Array[] = [];
	for (let at = 0; at < lower.rows; at += 1) {
		const row = new Float64Array(at + 1);
		for (const [before, known] of rows.entries()) add(row, known, -lower.get(at, before));
		row[at] = 1;
		const pivot = lower.get(at, at);
		rows.push(row.map((value) => value / pivot));
	}
	return rows;
}

function add(to: Float64Array, row: Float64Array, factor: number): void {
	for (let at = 0; at < row.length; at += 1) to[at] = (to[at] ?? 0) + factor * (row[at] ?? 0);
}

function dot(row: Float64Array, vector: Float64Array): number {
	let sum = 0;
	for (let at = 0; at < row.length; at += 1) sum += (row[at] ?? 0) * (vector[at] ?? 0);
	return sum;
}
