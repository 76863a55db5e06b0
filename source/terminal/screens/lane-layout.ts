/** Which parts of a lane's line there is room for. */
export interface LaneLayout {
	/** Width of the bar; 0 where there is none. */
	bar: number;
	showsRate: boolean;
	showsTimeLeft: boolean;
	/** Numbers of 429s and errors. */
	showsTroubles: boolean;
}

/** The narrower the terminal, the less a line says: what is done and what is waited for stays to the end. */
export function layLane(columns: number): LaneLayout {
	if (columns >= 110) return { bar: 28, showsRate: true, showsTimeLeft: true, showsTroubles: true };
	if (columns >= 80) return { bar: 16, showsRate: false, showsTimeLeft: true, showsTroubles: true };
	if (columns >= 60) return { bar: 10, showsRate: false, showsTimeLeft: true, showsTroubles: false };
	return { bar: 0, showsRate: false, showsTimeLeft: false, showsTroubles: false };
}
