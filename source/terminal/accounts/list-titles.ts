const titles = new Map([
	['top', 'most played'],
	['recent', 'single plays'],
	['collection', 'collection'],
	['wantlist', 'wantlist'],
	['saved', 'saved albums'],
]);

/** What a person calls a list of an account. */
export function titleOfList(list: string): string {
	return titles.get(list) ?? list;
}
