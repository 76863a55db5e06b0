/** The root element of an unpacked dump: its name, where its start tag ends, and whether it is empty (`<releases/>`). */
export interface Root {
	name: string;
	end: number;
	isEmpty: boolean;
}

/** A byte order mark, the XML declaration, comments, a document type and white space may come before it. */
const beforeRoot = /^(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->|<![a-z][^>]*>)*/is;
const rootTag = /<([a-z_][\w.-]*)(?:\s[^>]*?)?(\/?)>/iy;

/** How many bytes of the begin are looked at. */
export const rootWithin = 64 * 1024;

/** Finds the root element in the first bytes of a file; undefined where its tag is not among them or the text is no XML. */
export function findRoot(bytes: Buffer): Root | undefined {
	const begin = bytes.toString('latin1', 0, rootWithin);
	rootTag.lastIndex = beforeRoot.exec(begin)?.[0].length ?? 0;
	const match = rootTag.exec(begin);
	if (match === null) return undefined;
	return { name: match[1] ?? '', end: rootTag.lastIndex, isEmpty: match[2] === '/' };
}
