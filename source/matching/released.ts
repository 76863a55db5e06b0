/** A release date at the precision it has: "1987", "1987-07" or "1987-07-01"; both null when there is none. */
export interface ReleaseDate {
	released: string | null;
	year: number | null;
}

const unknownDate: ReleaseDate = { released: null, year: null };

/** Sound has been recorded since 1857; a year beyond 2100 is a typing error. */
const [firstYear, lastYear] = [1857, 2100];

/**
 * Reads the release date of Discogs or MusicBrainz. Zeros ("1987-07-00", "2000-00-00") and days or months that do not
 * exist lower the precision; "", "0", "0000" and anything else are no date.
 */
export function parseReleased(text: string | null | undefined): ReleaseDate {
	const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec((text ?? '').trim());
	const [year = 0, month = 0, day = 0] = (match ?? []).slice(1).map((digits) => Number(digits ?? 0));
	if (year < firstYear || year > lastYear) return unknownDate;
	const parts = [String(year)];
	if (month >= 1 && month <= 12) {
		parts.push(String(month).padStart(2, '0'));
		if (day >= 1 && day <= daysIn(year, month)) parts.push(String(day).padStart(2, '0'));
	}
	return { released: parts.join('-'), year };
}

function daysIn(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
