import { CredentialsMissing } from '../../errors.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { type DiscogsCredentials, discogsAuthorization, whereToGetAToken } from './credentials.ts';
import {
	type DiscogsArtist,
	type DiscogsMaster,
	type DiscogsPage,
	type DiscogsRelease,
	type DiscogsSearchResult,
	type DiscogsVersion,
	mapArtist,
	mapMaster,
	mapMasterVersions,
	mapRelease,
	mapSearch,
} from './map.ts';
import { createMarketplace, type DiscogsMarketplace } from './marketplace.ts';
import { artistAnswer, masterAnswer, masterVersionsAnswer, releaseAnswer, searchAnswer } from './schema.ts';
import { createUsers, type DiscogsUsers } from './users.ts';

export interface DiscogsSearch {
	artist?: string;
	/** The title of the release or master. */
	title?: string;
	type?: 'release' | 'master' | 'artist' | 'label';
	format?: string;
	barcode?: string;
	/** Free text. */
	query?: string;
}

/** Discogs. Look-ups throw ProviderNotFound for ids that do not exist or were deleted. Ids of masters, releases and artists collide. */
export interface Discogs extends DiscogsMarketplace, DiscogsUsers {
	/** Whether there are credentials: 60 instead of 25 requests a minute, search, pictures. */
	authenticated: boolean;
	/** Whether they are a person's: then Discogs tells what only this person may know. */
	hasToken: boolean;
	/** A page of a hundred vinyl pressings of a master. */
	masterVersions(masterId: number, page: number, ask?: Ask): Promise<DiscogsPage & { versions: DiscogsVersion[] }>;
	/** A page of a hundred hits. Throws CredentialsMissing without credentials. A hit may be gone when it is looked up. */
	search(search: DiscogsSearch, page: number, ask?: Ask): Promise<DiscogsPage & { results: DiscogsSearchResult[] }>;
	release(id: number, ask?: Ask): Promise<DiscogsRelease>;
	master(id: number, ask?: Ask): Promise<DiscogsMaster>;
	artist(id: number, ask?: Ask): Promise<DiscogsArtist>;
}

const perPage = 100;

export function createDiscogs(options: { http: ProviderHttp; credentials: DiscogsCredentials }): Discogs {
	const { http } = options;
	const authenticated = discogsAuthorization(options.credentials) !== undefined;
	const hasToken = options.credentials.token !== undefined;

	return {
		...createMarketplace({ http, hasToken }),
		...createUsers({ http, hasToken }),
		authenticated,
		hasToken,
		async masterVersions(masterId, page, ask) {
			const answer = await http.getJson(`/masters/${masterId}/versions`, {
				...ask,
				endpoint: 'masters/{id}/versions',
				query: { format: 'Vinyl', per_page: perPage, page },
				schema: masterVersionsAnswer,
				notFound: `no master ${masterId}`,
			});
			return mapMasterVersions(answer);
		},
		async search({ artist, title, type, format, barcode, query }, page, ask) {
			const endpoint = 'database/search';
			if (!authenticated)
				throw new CredentialsMissing({ provider: 'discogs', endpoint }, 'DISCOGS_TOKEN', whereToGetAToken);
			const answer = await http.getJson('/database/search', {
				...ask,
				endpoint,
				query: { q: query, type, artist, release_title: title, format, barcode, per_page: perPage, page },
				schema: searchAnswer,
			});
			return mapSearch(answer);
		},
		async release(id, ask) {
			const answer = await http.getJson(`/releases/${id}`, {
				...ask,
				endpoint: 'releases/{id}',
				schema: releaseAnswer,
				notFound: `no release ${id}`,
			});
			return mapRelease(answer);
		},
		async master(id, ask) {
			const answer = await http.getJson(`/masters/${id}`, {
				...ask,
				endpoint: 'masters/{id}',
				schema: masterAnswer,
				notFound: `no master ${id}`,
			});
			return mapMaster(answer);
		},
		async artist(id, ask) {
			const answer = await http.getJson(`/artists/${id}`, {
				...ask,
				endpoint: 'artists/{id}',
				schema: artistAnswer,
				notFound: `no artist ${id}`,
			});
			return mapArtist(answer);
		},
	};
}
