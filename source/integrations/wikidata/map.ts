import type { z } from 'zod';
import { cleanText } from '../../text.ts';
import { toText } from '../http/fields.ts';
import type { claimsAnswer, imageInfoAnswer } from './schema.ts';

/** Whom to name next to a picture, and under which licence it may be shown. */
export interface PictureCredit {
	author: string | null;
	licence: string | null;
	licenceUrl: string | null;
	pageUrl: string | null;
}

/** The file name of the item's picture: the preferred statement, else the first normal one; deprecated and valueless ones never. */
export function mapPictureFile({ claims }: z.output<typeof claimsAnswer>): string | null {
	const statements = claims.P18.filter(({ mainsnak }) => mainsnak.snaktype === 'value');
	const chosen =
		statements.find(({ rank }) => rank === 'preferred') ?? statements.find(({ rank }) => rank === 'normal');
	return toText(chosen?.mainsnak.datavalue?.value);
}

export function mapPictureCredit({ query }: z.output<typeof imageInfoAnswer>): PictureCredit | null {
	const info = query?.pages[0]?.imageinfo[0];
	if (info === undefined) return null;
	const metadata = info.extmetadata;
	return {
		author: plainText(metadata?.Artist?.value),
		licence: plainText(metadata?.LicenseShortName?.value),
		licenceUrl: toText(metadata?.LicenseUrl?.value),
		pageUrl: toText(info.descriptionurl),
	};
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#039': "'", '#39': "'", nbsp: ' ' };

/** The words in a piece of HTML. */
function plainText(html: unknown): string | null {
	const words = cleanText(html).replace(/<[^>]*>/g, '');
	return toText(words.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole));
}
