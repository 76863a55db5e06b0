/**
 * Pictures that Last.fm gives where it has none, by the hash inside the URL (hosts, sizes and endings differ).
 * The first is the grey star that every artist has had since May 2019; the others stand for albums, tracks and users.
 */
const placeholders = [
	'2a96cbd8b46e442fc41c2b86b821562f',
	'c6f59c1e5e7240a4c0d427abd71f3dbb',
	'4128a6eb29f94943c9d206c08e625904',
	'818148bf682d429dc215c1705eb27b98',
];

/** Whether a URL of Last.fm's pictures is one of its placeholders. */
export function isLastfmPlaceholder(url: string): boolean {
	return placeholders.some((hash) => url.includes(hash));
}

/** What is to be thought of one entry of Last.fm's `image` array, in words. */
export function judgeLastfmPicture(url: string): { isUsable: boolean; reason: string } {
	if (url === '') return { isUsable: false, reason: 'empty' };
	if (isLastfmPlaceholder(url)) {
		return { isUsable: false, reason: 'placeholder: the grey star that Last.fm gives every artist since 2019' };
	}
	if (!url.startsWith('https://')) return { isUsable: false, reason: 'not https' };
	return { isUsable: true, reason: 'a picture of its own' };
}
