/** Grades of a record from best to worst, as collectors write them (Goldmine, as Discogs uses it). */
export const grades = ['M', 'NM', 'VG+', 'VG', 'G+', 'G', 'F', 'P'] as const;
export type Grade = (typeof grades)[number];

/** The words of a grade wherever they stand in a condition; the longer and better defined ones first. */
const words: [RegExp, Grade][] = [
	[/\bnear mint\b|\bNM\b|\bM-(?!\w)|\blike new\b/i, 'NM'],
	[/\bvery good(?: plus|\+)|\bVG\+/i, 'VG+'],
	[/\bvery good\b|\bVG\b/i, 'VG'],
	[/\bgood(?: plus|\+)|\bG\+/i, 'G+'],
	[/\bmint\b|^M$|\bsealed\b|^(?:brand )?new$|\bfactory new\b/i, 'M'],
	[/\bgood\b|^G$/i, 'G'],
	[/\bfair\b|^F$/i, 'F'],
	[/\bpoor\b|^P$/i, 'P'],
];

/** The grade in a source's words: "Very Good Plus (VG+)", "New", "M-". Null where they name none ("Used" may be anything). */
export function gradeOf(condition: string | null): Grade | null {
	const text = condition?.trim() ?? '';
	return words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Whether a record in this grade is at least as good as one in that. */
export function isAsGoodAs(grade: Grade, other: Grade): boolean {
	return grades.indexOf(grade) <= grades.indexOf(other);
}
