/**
 * What Discogs' terms ask to be said wherever a person sees content of its API: whose data it is, with a link to its page
 * there. `page` is the rest of that page's address, such as "master/10362".
 */
export function discogsNotice(page: string): string {
	return `Data provided by Discogs. https://www.discogs.com/${page}`;
}
