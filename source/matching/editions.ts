/** Words that make a bracket or a last part of a title an edition: "(Deluxe Edition)", "[2011 Remaster]", "- Remastered". */
const editionMarks = new Set(
	'deluxe expanded remaster remastered remasters anniversary edition reissue reissued bonus explicit mono stereo'.split(
		' ',
	),
);

/** Words that may stand beside them. With any other word ("Live", "Acoustic", "Taylor's") it is another record. */
const editionFillers = new Set(
	[
		'super special limited collector collectors legacy version album track tracks disc discs cd lp vinyl dvd with the and',
		'digital digitally original recording master international japan japanese uk us european tour',
	]
		.join(' ')
		.split(' '),
);

/** Years, counts and ordinals: 2011, 2, 25th, 180g, 2CD. */
const editionNumber = /^\d{1,4}(?:st|nd|rd|th|g|cd|lp)?$/;

const bracketAtEnd = /^(.*)[([]([^()[\]]*)[)\]]$/u;
const partAtEnd = /^(.+)(?: [-–—]|:) (.+)$/u;

/** A folded title without its trailing editions; the title itself is never taken away, however it reads. */
export function dropEditions(title: string): string {
	for (let rest = title; ; ) {
		const [, before = '', edition = ''] = bracketAtEnd.exec(rest) ?? partAtEnd.exec(rest) ?? [];
		if (before.trim() === '' || !isEdition(edition)) return rest;
		rest = before.trim();
	}
}

function isEdition(text: string): boolean {
	const words = text.replace(/['’]/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
	return (
		words.some((word) => editionMarks.has(word)) &&
		words.every((word) => editionMarks.has(word) || editionFillers.has(word) || editionNumber.test(word))
	);
}
