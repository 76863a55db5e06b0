const grouped = new Intl.NumberFormat('en');

/** "12,204". */
export function formatCount(count: number): string {
	return grouped.format(count);
}

/** "1 album", "12,204 albums". */
export function formatCounted(count: number, singular: string, plural = `${singular}s`): string {
	return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** A share from 0 to 1 as "97.3 %"; "–" where there is nothing to share. */
export function formatShare(share: number | null): string {
	return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}
