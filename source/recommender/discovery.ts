/**
 * How the dial from familiar (0) to discovery (1) moves an album, -1 to 1. `familiarity` (0–1) is how well its artist is known to the
 * listener. In the middle (0.5) the dial moves nothing.
 */
export function turnDial(discover: number, familiarity: number): number {
	return (2 * discover - 1) * (1 - 2 * familiarity);
}

/**
 * What is left of the points for what a listener knows already (seeds, plays, records), 0–1: all up to the middle of the dial, nothing at its
 * end. Who asks for what is new does not want it first because they played it.
 */
export function keepFamiliar(discover: number): number {
	return Math.min(1, 2 * (1 - discover));
}
