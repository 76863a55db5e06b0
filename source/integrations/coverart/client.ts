import { ProviderNotFound } from '../../errors.ts';
import { toMbid } from '../http/fields.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';

/** The Cover Art Archive, for album covers. Needs no key. */
export interface Coverart {
	/**
	 * The stable address of a release group's front cover. Asks once whether there is one and does not follow the answer to the
	 * storage: the redirect says it all. Throws ProviderNotFound when there is none.
	 */
	frontUrl(releaseGroupMbid: string, size?: 250 | 500 | 1200, ask?: Ask): Promise<string>;
}

export function createCoverart({ http, baseUrl }: { http: ProviderHttp; baseUrl: string }): Coverart {
	return {
		async frontUrl(releaseGroupMbid, size = 500, ask) {
			const endpoint = 'release-group/{mbid}/front';
			const mbid = toMbid(releaseGroupMbid);
			if (mbid === null) throw new ProviderNotFound({ provider: 'coverart', endpoint }, 'not an MBID');
			const path = `/release-group/${mbid}/front-${size}`;
			await http.locate(path, { ...ask, endpoint, notFound: `no cover of ${mbid}` });
			return `${baseUrl.replace(/\/$/, '')}${path}`;
		},
	};
}
