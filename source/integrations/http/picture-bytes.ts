import { imageSize } from 'image-size';

export type PictureType = 'jpeg' | 'png' | 'gif' | 'webp';

/** What the first bytes say they are, whatever the server calls them; null for anything that we do not show. */
export function sniffPicture(bytes: Uint8Array): PictureType | null {
	const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
	if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
	if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
	return head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' ? 'webp' : null;
}

/** Width and height in pixels, read from the beginning of a picture; null when they are not to be found there. */
export function measurePicture(bytes: Uint8Array): { width: number; height: number } | null {
	try {
		const { width, height } = imageSize(bytes);
		return { width, height };
	} catch {
		return null;
	}
}

/** Whether a picture that was read to its end is cut off: what every complete JPEG, PNG or GIF ends with is missing. */
export function isCutOff(type: PictureType, bytes: Uint8Array): boolean {
	const tail = Buffer.from(bytes.subarray(-64));
	if (type === 'png') return !tail.includes('IEND');
	if (type === 'jpeg') return !tail.includes(Buffer.from([0xff, 0xd9]));
	if (type === 'gif') return !tail.includes(0x3b);
	// A RIFF file says its length, less the eight bytes of its own head.
	return bytes.byteLength < Buffer.from(bytes).readUInt32LE(4) + 8;
}
