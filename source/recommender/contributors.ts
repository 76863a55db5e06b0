import type { ArtistAffinity } from './listener.ts';

/** Of more than these nobody reads. */
const most = 5;

/** Who gave most to each of many artists, without an object for every gift. All artists go by their place. */
export class Contributors {
	private readonly givers: Int32Array;
	private readonly amounts: Float64Array;

	constructor(artists: number) {
		this.givers = new Int32Array(artists * most);
		this.amounts = new Float64Array(artists * most);
	}

	/** Givers come once for each artist; of equal amounts the one that came first stands first. */
	add(place: number, giver: number, amount: number): void {
		const first = place * most;
		let at = first + most;
		while (at > first && amount > (this.amounts[at - 1] ?? 0)) at -= 1;
		if (at === first + most) return;
		this.givers.copyWithin(at + 1, at, first + most - 1);
		this.amounts.copyWithin(at + 1, at, first + most - 1);
		this.givers[at] = giver;
		this.amounts[at] = amount;
	}

	/** The givers of one artist, the strongest first; their shares are of what they gave together. */
	list(place: number, artistIds: readonly number[]): ArtistAffinity['because'] {
		const because: ArtistAffinity['because'] = [];
		let sum = 0;
		for (let at = place * most; at < (place + 1) * most; at += 1) {
			const share = this.amounts[at] ?? 0;
			if (share === 0) break;
			because.push({ artistId: artistIds[this.givers[at] ?? 0] ?? 0, share });
			sum += share;
		}
		for (const one of because) one.share /= sum;
		return because;
	}
}
