/** The body is longer than we are ready to hold. */
export class BodyTooLarge extends Error {}

interface StreamedBody {
	body: AsyncIterable<Uint8Array> | null;
	headers: { get(name: string): string | null };
}

/**
 * The body as text (UTF-8, its byte order mark removed), read as a stream and given up with BodyTooLarge past `maxBytes`
 * after decompression, so that a small gzip cannot become a large string.
 */
export async function readText(response: StreamedBody, maxBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.byteLength;
		if (size > maxBytes) throw new BodyTooLarge();
		chunks.push(chunk);
	}
	return new TextDecoder().decode(Buffer.concat(chunks));
}
