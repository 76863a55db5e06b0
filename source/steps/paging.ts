import type { DiscogsPage } from '../integrations/discogs/map.ts';

/**
 * Whether a page of Discogs is the last one. `next` is what to go by, an empty page in between is not the end;
 * but a list that goes on promising pages past the number it named is not followed for ever.
 */
export function isLastPage({ hasNext, pages }: DiscogsPage, page: number): boolean {
	return !hasNext || page >= Math.max(pages, 1);
}
