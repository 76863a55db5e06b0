import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../source/config.ts';
import {
	InvalidAnswer,
	ProviderNotFound,
	ProviderRefused,
	ProviderUnreachable,
	ProviderWaiting,
} from '../../source/errors.ts';
import { createProviders, type Providers } from '../../source/integrations/providers.ts';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import { failureOf } from './local-server.ts';

describe('against the sandbox', () => {
	let sandbox: Sandbox;
	let providers: Providers;
	let mbid: string;
	let masterId: number;

	beforeAll(async () => {
		sandbox = await startSandbox({ speed: 100 });
		providers = openProviders();
		({ mbid } = await artistNamed('Arctic Monkeys'));
		masterId = await someMaster();
	});
	afterAll(async () => {
		await providers.close();
		await sandbox.close();
	});
	beforeEach(() => {
		sandbox.clearFaults();
	});

	function openProviders(): Providers {
		const environment = { ...sandbox.environment, VINILOGY_CONFIG: '/nonexistent' };
		const { settings } = readConfiguration(environment, '/nonexistent');
		return createProviders(settings, { version: 'test', contact: settings.contact });
	}

	async function artistNamed(name: string): Promise<{ name: string; mbid: string }> {
		const artist = await providers.lastfm.artistInfo({ name });
		if (artist.mbid === null) throw new Error(`${name} has no MBID`);
		return { name: artist.name, mbid: artist.mbid };
	}

	async function someMaster(): Promise<number> {
		const { releaseGroups } = await providers.musicbrainz.releaseGroups(mbid, 0);
		const urls = releaseGroups.flatMap(({ relations }) => relations.flatMap(({ url }) => url ?? []));
		const master = urls.map((url) => /discogs\.com\/master\/(\d+)/.exec(url)?.[1]).find((id) => id !== undefined);
		if (master === undefined) throw new Error('no release group has a master');
		return Number(master);
	}

	it('every client gets what it asks for', async () => {
		const { lastfm, musicbrainz, discogs, listenbrainz, deezer, wikidata, coverart, fanarttv, audiodb } = providers;
		const top = await lastfm.tagTopArtists('indie', 1, 20);
		expect(top.artists.map(({ name }) => name)).toContain('Arctic Monkeys');
		expect((await lastfm.similarArtists({ mbid }, 50)).length).toBeGreaterThanOrEqual(20);
		expect((await listenbrainz.similarArtists(mbid)).length).toBeGreaterThanOrEqual(20);
		expect(await lastfm.albumInfo('Arctic Monkeys', 'AM')).toMatchObject({ title: 'AM' });

		const { relations } = await musicbrainz.artist(mbid);
		const idAt = (pattern: RegExp) => relations.map(({ url }) => pattern.exec(url ?? '')?.[1]).find((id) => id) ?? '';
		const discogsId = Number(idAt(/discogs\.com\/artist\/(\d+)/));
		expect(await discogs.artist(discogsId)).toMatchObject({ discogsId, name: 'Arctic Monkeys' });
		expect(await musicbrainz.artistOfUrl(`https://www.discogs.com/artist/${discogsId}`)).toBe(mbid);
		expect((await musicbrainz.searchArtists('Nirvana')).filter(({ name }) => name === 'Nirvana')).toHaveLength(3);
		expect((await musicbrainz.searchArtists('!!!')).map(({ name }) => name)).toContain('!!!');

		const versions = await discogs.masterVersions(masterId, 1);
		expect(versions.versions).toHaveLength(Math.min(100, versions.items));
		const [first] = versions.versions;
		expect(await discogs.release(first?.discogsId ?? 0)).toMatchObject({ masterId, discogsId: first?.discogsId });
		expect(await discogs.master(masterId)).toMatchObject({ discogsId: masterId });
		expect((await discogs.search({ artist: 'Arctic Monkeys', type: 'master' }, 1)).results.length).toBeGreaterThan(0);

		const file = await wikidata.pictureFile(idAt(/wikidata\.org\/wiki\/(Q\d+)/));
		expect(await wikidata.pictureCredit(file ?? '')).toMatchObject({ licence: expect.any(String) });
		const deezerArtist = await deezer.artist(Number(idAt(/deezer\.com\/artist\/(\d+)/)));
		const { releaseGroups } = await musicbrainz.releaseGroups(mbid, 0);
		const pictures = [
			wikidata.pictureUrl(file ?? ''),
			deezerArtist.picture,
			...(await fanarttv.artistPictures(mbid)),
			await audiodb.artistPicture(mbid),
			await firstCover(releaseGroups.map((group) => group.mbid)),
		];
		for (const picture of pictures) {
			expect(await providers.inspectPicture(picture ?? ''), picture ?? 'none').toMatchObject({ ok: true });
		}

		async function firstCover(mbids: string[]): Promise<string | null> {
			for (const group of mbids) {
				const url = await coverart.frontUrl(group).catch((error: unknown) => {
					if (error instanceof ProviderNotFound) return null;
					throw error;
				});
				if (url !== null) return url;
			}
			return null;
		}
	});

	it('what is not there is ProviderNotFound', async () => {
		const nobody = '00000000-0000-4000-8000-000000000000';
		const asks = [
			providers.lastfm.artistInfo({ name: 'nobody of this name at all' }),
			providers.musicbrainz.artist(nobody),
			providers.musicbrainz.artist('no-mbid'),
			providers.discogs.release(1_999_999_999),
			providers.deezer.artist(1_999_999_999),
			providers.coverart.frontUrl(nobody),
			providers.fanarttv.artistPictures(nobody),
		];
		const errors = await Promise.all(asks.map(failureOf));
		expect(errors.filter((error) => !(error instanceof ProviderNotFound))).toEqual([]);
	});

	it.each([
		['empty', ProviderRefused],
		['html', ProviderUnreachable],
		['garbage', InvalidAnswer],
	] as const)('a fault "%s" is an error of its own kind', async (kind, expected) => {
		sandbox.inject({ provider: 'discogs', kind, times: 3 });
		await expect(providers.discogs.release(1)).rejects.toBeInstanceOf(expected);
	});

	it.each(['drop', 'status'] as const)('a fault "%s" that passes is not noticed', async (kind) => {
		sandbox.inject({ provider: 'discogs', kind, status: 502, times: 2 });
		await expect(providers.discogs.master(masterId)).resolves.toMatchObject({ discogsId: masterId });
	});

	it('a limit closes the gate of that provider and of no other', async () => {
		await using own = Object.assign(openProviders(), {
			async [Symbol.asyncDispose]() {
				await own.close();
			},
		});
		for (const provider of ['lastfm', 'musicbrainz', 'discogs', 'deezer'] as const) {
			sandbox.inject({ provider, kind: 'ratelimit', times: 1 });
		}
		const asks = [
			own.lastfm.artistInfo({ mbid }),
			own.musicbrainz.artist(mbid),
			own.discogs.master(masterId),
			own.deezer.artist(1),
		];
		const errors = await Promise.all(asks.map(failureOf));
		expect(errors.filter((error) => !(error instanceof ProviderWaiting))).toEqual([]);
		expect(own.gates.discogs.state().limited).toBe(1);
		expect(own.gates.audiodb.state()).toMatchObject({ open: true, limited: 0 });
		await expect(own.audiodb.artistPicture(mbid)).resolves.toBeTypeOf('string');
	});
});
