import { ProviderNotFound } from '../../errors.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { mapPictureCredit, mapPictureFile, type PictureCredit } from './map.ts';
import { claimsAnswer, imageInfoAnswer } from './schema.ts';

/** Widths that Wikimedia makes thumbnails in; it refuses others. */
export type CommonsWidth = 250 | 330 | 500 | 960 | 1280;

/** Wikidata for the name of an artist's picture, Wikimedia Commons for the picture. Needs no key. */
export interface Wikidata {
	/** The Commons file of an item ("Q5582"), or null when it has none. Throws ProviderNotFound for an unknown item. */
	pictureFile(qid: string, ask?: Ask): Promise<string | null>;
	/** Where the picture is; the address redirects to the file. Makes no call. */
	pictureUrl(file: string, width?: CommonsWidth): string;
	/** Must be shown with the picture. Null when Commons does not say. */
	pictureCredit(file: string, ask?: Ask): Promise<PictureCredit | null>;
}

export function createWikidata(options: {
	http: ProviderHttp;
	commonsHttp: ProviderHttp;
	commonsBaseUrl: string;
}): Wikidata {
	return {
		async pictureFile(qid, ask) {
			const endpoint = 'wbgetclaims';
			if (!/^Q\d+$/.test(qid)) throw new ProviderNotFound({ provider: 'wikidata', endpoint }, 'not an item id');
			const answer = await options.http.getJson('', {
				...ask,
				endpoint,
				query: { action: 'wbgetclaims', entity: qid, property: 'P18', format: 'json', maxlag: 5 },
				schema: claimsAnswer,
				notFound: `no item ${qid}`,
			});
			return mapPictureFile(answer);
		},
		pictureUrl(file, width = 500) {
			const base = options.commonsBaseUrl.replace(/\/$/, '');
			return `${base}/wiki/Special:FilePath/${encodeURIComponent(file.replaceAll(' ', '_'))}?width=${width}`;
		},
		async pictureCredit(file, ask) {
			const answer = await options.commonsHttp.getJson('/w/api.php', {
				...ask,
				endpoint: 'imageinfo',
				query: {
					action: 'query',
					prop: 'imageinfo',
					iiprop: 'extmetadata|url',
					titles: `File:${file}`,
					format: 'json',
					maxlag: 5,
				},
				schema: imageInfoAnswer,
			});
			return mapPictureCredit(answer);
		},
	};
}
