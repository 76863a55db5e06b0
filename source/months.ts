/** The calendar month of an instant, in UTC: "2026-11". */
export function monthOf(at: Date): string {
	return at.toISOString().slice(0, 7);
}

/** The calendar month so many before an instant's own, in UTC: 0 is the same one. */
export function monthBefore(at: Date, months: number): string {
	return monthOf(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1)));
}
