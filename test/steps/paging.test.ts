import { expect, test } from 'vitest';
import { isLastPage } from '../../source/steps/paging.ts';

const listing = { page: 1, pages: 3, items: 250, hasNext: true };

test('a list ends where no next page is linked', () => {
	expect(isLastPage({ ...listing, hasNext: false }, 1)).toBe(true);
	expect(isLastPage(listing, 1)).toBe(false);
	expect(isLastPage(listing, 2)).toBe(false);
});

test('a list that goes on promising pages past the number it named is not followed', () => {
	expect(isLastPage(listing, 3)).toBe(true);
	expect(isLastPage({ ...listing, pages: 0 }, 1)).toBe(true);
});
