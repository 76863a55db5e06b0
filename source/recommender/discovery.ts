/**
 * How the dial from familiar (0) to discovery (1) moves an album, -1 to 1. `familiarity` (0–1) is how well its artist is known to the
 * listener. In the middle (0.5) the dial moves nothing.
 */
export function turnDial(discover: number, familiarity: number): number {
	return (2 * discover - 1) * (1 - 2 * familiarity);
}
