import type { Album, AlbumKind, Artist, Credit } from '../world/types.ts';
import { namedUuid } from '../world/uuid.ts';

const artistTypeIds = {
	Group: 'e431f5f6-b5d2-343d-8b36-72607fffb74b',
	Person: 'b6e035f4-3ce9-331c-97df-83397230b0df',
	Other: 'ac897045-5043-3294-969b-187360e45d86',
} as const;

const primaryTypes: Record<string, string> = {
	Album: 'f529b476-6e62-324f-b0aa-1f3e33d313fc',
	EP: '6d0c5bf6-7a33-3420-a519-44fc63eedebf',
	Single: 'd6038452-8ee0-3f68-affc-2de9a1ede0b9',
};

const secondaryTypes: Record<string, string> = {
	Live: '6fd474e2-6b58-3102-9d17-d6f7eb7da0a0',
	Compilation: 'dd2a21e1-0c00-3729-a7a0-de60b84eb5d1',
	Soundtrack: '22a628ad-c082-3c4f-b1b6-d41665107b88',
	Remix: '0c60f497-ff81-3818-befd-abfc84a4858b',
	Demo: '81598169-0d6c-3bce-b4be-866fa658eda3',
};

const areas: Record<string, [name: string, id: string]> = {
	GB: ['United Kingdom', '8a754a16-0027-3a29-b6d7-2b40ea0481ed'],
	US: ['United States', '489ce91b-6658-3307-9877-795b68554c98'],
	DE: ['Germany', '85752fda-13c4-31a3-bee5-0e5cb1f51dad'],
	FR: ['France', '08310658-51eb-3801-80de-5a0739207115'],
};

const urlTypeIds = {
	discogs: '04a5b104-a4c2-4bac-99a1-7b837c37d9e4',
	'last.fm': '08db8098-c0df-4b78-82c3-c8697b4bba7f',
	wikidata: '689870a4-a1e4-4912-b17f-7b2664215698',
	image: '221132e9-e30e-43f2-a741-15afc4c5fa7c',
	'free streaming': '769085a1-c2f7-4c24-a532-2375a77693bd',
	streaming: '63cc5d1f-f096-4c94-a43f-ecb32ea94161',
	'official homepage': 'fe33d22f-c3b0-4d68-bd53-a856badf2b15',
	'social network': '99429741-f3f6-484b-84f8-23af51991770',
	allmusic: '6b3e3c85-0002-4f34-aca6-80ace0d7e846',
	bandsintown: 'ea45ed3d-2d5e-456e-8c32-94b6f51426e2',
	setlistfm: 'bf5d0d5e-27a1-4e94-9df7-3cdc67b3b207',
	myspace: 'bac47923-ecde-4b59-822e-d08f0cd10156',
} as const;

/** A relation to a URL. */
export interface UrlRelation {
	type: string;
	'type-id': string;
	direction: 'forward';
	'target-type': 'url';
	url: { id: string; resource: string };
	ended: boolean;
	begin: string | null;
	end: string | null;
	attributes: string[];
	'attribute-values': object;
	'attribute-ids': object;
	'source-credit': string;
	'target-credit': string;
}

/** All URL relations of an artist, ordered as the service does it: by type, then by address. */
export function artistRelations(artist: Artist): UrlRelation[] {
	const slug = encodeURIComponent(artist.name.toLowerCase().replaceAll(' ', '-'));
	const relations = [
		artistUrl('discogs', discogsArtistUrl(artist)),
		...artist.discogs.also.map(({ id, ended }) => artistUrl('discogs', `https://www.discogs.com/artist/${id}`, ended)),
		artistUrl('free streaming', `https://open.spotify.com/artist/${artist.spotifyId}`),
		artistUrl('streaming', `https://music.apple.com/gb/artist/${300_000_000 + artist.place}`),
		artistUrl('official homepage', `https://${slug}.example/`),
		artistUrl('social network', `https://www.instagram.com/${slug}/`),
		artistUrl('allmusic', `https://www.allmusic.com/artist/mn${`${artist.place}`.padStart(10, '0')}`),
		artistUrl('setlistfm', `https://www.setlist.fm/setlists/${slug}-${artist.place.toString(16)}.html`),
		artistUrl('myspace', `https://myspace.com/${slug}`, true),
	];
	if (artist.lastfm.known) {
		relations.push(
			artistUrl(
				'last.fm',
				`https://www.last.fm/music/${encodeURIComponent(artist.lastfm.name).replaceAll('%20', '+')}`,
			),
		);
	}
	if (artist.wikidata !== '') relations.push(artistUrl('wikidata', `https://www.wikidata.org/wiki/${artist.wikidata}`));
	if (artist.pictures.deezerRelation) {
		relations.push(artistUrl('free streaming', `https://www.deezer.com/artist/${artist.deezerId}`));
	}
	if (artist.pictures.imageRelation && artist.pictures.commons !== '') {
		const file = encodeURIComponent(artist.pictures.commons.replaceAll(' ', '_'));
		relations.push(artistUrl('image', `https://commons.wikimedia.org/wiki/File:${file}`));
	}
	const key = (relation: UrlRelation) => `${relation.type}\u0000${relation.url.resource}`;
	return relations.sort((left, right) => (key(left) < key(right) ? -1 : 1));
}

/** All URL relations of a release group. */
export function albumRelations(album: Album): UrlRelation[] {
	const relations: UrlRelation[] = [];
	if (album.linked && album.master > 0) {
		const resource = `https://www.discogs.com/master/${album.master}`;
		relations.push(urlRelation('discogs', '99e550f3-5ab4-3110-b5b9-fe01d970b126', resource));
	}
	if (album.kind === 'album') {
		const entity = `Q${800_000_000 + album.artist.place * 300 + album.place}`;
		const resource = `https://www.wikidata.org/wiki/${entity}`;
		relations.push(urlRelation('wikidata', 'b988d08c-5d86-4a57-9557-c83b399e3580', resource));
	}
	return relations;
}

/** Few old rows still carry the name in the address. */
function discogsArtistUrl(artist: Artist): string {
	const slug = artist.place % 37 === 5 ? `-${encodeURIComponent(artist.discogs.name.replaceAll(' ', '-'))}` : '';
	return `https://www.discogs.com/artist/${artist.discogs.id}${slug}`;
}

function artistUrl(type: keyof typeof urlTypeIds, resource: string, ended = false): UrlRelation {
	return urlRelation(type, urlTypeIds[type], resource, ended);
}

function urlRelation(type: string, typeId: string, resource: string, ended = false): UrlRelation {
	return {
		type,
		'type-id': typeId,
		direction: 'forward',
		'target-type': 'url',
		url: { id: namedUuid(resource), resource },
		ended,
		begin: null,
		end: ended ? '2015' : null,
		attributes: [],
		'attribute-values': {},
		'attribute-ids': {},
		'source-credit': '',
		'target-credit': '',
	};
}

/** An artist as part of another answer. */
export function artistReference(artist: Pick<Credit, 'mbid' | 'name' | 'sortName' | 'disambiguation' | 'type'>) {
	return {
		id: artist.mbid,
		name: artist.name,
		'sort-name': artist.sortName,
		disambiguation: artist.disambiguation,
		type: artist.type,
		'type-id': artistTypeIds[artist.type],
	};
}

/** An artist as a lookup gives it: what is not known is null. */
export function artistLookup(artist: Artist, includes: ReadonlySet<string>) {
	return {
		...artistReference(artist),
		country: artist.country,
		area: areaOf(artist.country),
		'begin-area': null,
		'end-area': null,
		gender: null,
		'gender-id': null,
		'life-span': { begin: artist.begin, end: null, ended: artist.ended },
		ipis: [],
		isnis: [],
		...(includes.has('aliases') ? { aliases: artist.aliases.map((name) => aliasOf(name, 'ended')) } : {}),
		...(includes.has('tags') ? { tags: tagsOf(artist) } : {}),
		...(includes.has('genres') ? { genres: tagsOf(artist).map(genreOf) } : {}),
		...(includes.has('url-rels') ? { relations: artistRelations(artist) } : {}),
	};
}

/** An artist as a search gives it: what is not known is missing. */
export function artistMatch(artist: Artist, score: number) {
	const { disambiguation, ...reference } = artistReference(artist);
	return {
		...reference,
		score,
		country: artist.country,
		area: { ...areaOf(artist.country), 'life-span': { ended: null } },
		...(disambiguation === '' ? {} : { disambiguation }),
		'life-span': { begin: artist.begin, ended: null },
		...(artist.aliases.length === 0 ? {} : { aliases: artist.aliases.map((name) => aliasOf(name, 'dates')) }),
		tags: tagsOf(artist),
	};
}

/** A release group as lookups and browse pages give it. */
export function albumAnswer(album: Album, includes: ReadonlySet<string>) {
	const { primary, secondary } = typesOf(album.kind);
	return {
		id: album.mbid,
		title: album.title,
		disambiguation: '',
		'first-release-date': album.kind === 'bootleg' ? '' : album.date,
		'primary-type': primary,
		'primary-type-id': primaryTypes[primary] ?? null,
		'secondary-types': secondary,
		'secondary-type-ids': secondary.map((type) => secondaryTypes[type]),
		...(includes.has('artist-credits') || includes.has('artists') ? { 'artist-credit': creditAnswer(album) } : {}),
		...(includes.has('url-rels') ? { relations: albumRelations(album) } : {}),
	};
}

export function creditAnswer(album: Album) {
	return album.credit.map((credit) => ({
		name: credit.name,
		joinphrase: credit.join,
		artist: artistReference(credit),
	}));
}

/** Primary and secondary types of a kind; a bootleg is an album that has no official release. */
export function typesOf(kind: AlbumKind): { primary: string; secondary: string[] } {
	if (kind === 'ep') return { primary: 'EP', secondary: [] };
	if (kind === 'single') return { primary: 'Single', secondary: [] };
	if (kind === 'album' || kind === 'bootleg') return { primary: 'Album', secondary: [] };
	return { primary: 'Album', secondary: [kind.charAt(0).toUpperCase() + kind.slice(1)] };
}

function areaOf(country: string) {
	const [name, id] = areas[country] ?? [country, namedUuid(`area ${country}`)];
	return {
		id,
		name,
		'sort-name': name,
		type: null,
		'type-id': null,
		disambiguation: '',
		'iso-3166-1-codes': [country],
	};
}

function aliasOf(name: string, form: 'ended' | 'dates') {
	const alias = { name, 'sort-name': name, locale: null, type: null, 'type-id': null, primary: null };
	return form === 'dates'
		? { ...alias, 'begin-date': null, 'end-date': null }
		: { ...alias, begin: null, end: null, ended: false };
}

function tagsOf(artist: Artist) {
	return artist.tags.map((name, index) => ({ count: artist.tags.length - index, name }));
}

function genreOf(tag: { count: number; name: string }) {
	return { ...tag, id: namedUuid(`genre ${tag.name}`), disambiguation: '' };
}
