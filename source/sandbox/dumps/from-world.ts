import { releaseBody } from '../providers/discogs-shapes.ts';
import type { Album, Artist, Pressing } from '../world/types.ts';
import type { DumpArtist, DumpLabel, DumpMaster, DumpRelease } from './facts.ts';

/** What `releases/{id}` says of a pressing, as far as a dump says it: no prices, no have and want, no ratings, no images. */
export function toRelease(pressing: Pressing, isMain: boolean): DumpRelease {
	const body = releaseBody(pressing, undefined, { origin: '', signedIn: false, currency: 'USD' });
	return {
		id: body.id,
		artists: body.artists,
		title: body.title,
		labels: body.labels.map(({ id, name, catno }) => ({ id, name, catalogNumber: catno })),
		extraArtists: [],
		formats: body.formats.map(({ name, qty, text, descriptions }) => ({
			name,
			quantity: qty,
			text: text ?? '',
			descriptions: descriptions ?? [],
		})),
		genres: body.genres,
		styles: body.styles ?? [],
		country: body.country ?? '',
		released: body.released ?? '',
		notes: '',
		dataQuality: body.data_quality,
		...(body.master_id === undefined ? {} : { master: { id: body.master_id, isMain } }),
		tracklist: body.tracklist.map(({ position, title, duration }) => ({
			position,
			title,
			duration,
			artists: [],
			extraArtists: [],
			subTracks: [],
		})),
		identifiers: (body.identifiers ?? []).map(({ type, value, ...rest }) => ({
			type,
			value,
			description: 'description' in rest ? rest.description : '',
		})),
		videos: [],
		companies: [],
	};
}

/** What `masters/{id}` says of the album whose first pressing is given. */
export function toMaster(album: Album, main: Pressing): DumpMaster {
	return {
		id: album.master,
		mainRelease: main.id,
		artists: [main.artist],
		genres: main.genres,
		styles: main.styles,
		notes: '',
		year: Number(album.date.slice(0, 4)),
		title: album.title,
		dataQuality: 'Correct',
		videos: [],
	};
}

/** What `artists/{id}` says of the artist, and of those that MusicBrainz takes for the same one. */
export function toArtists(artist: Artist): DumpArtist[] {
	const { discogs, disambiguation, aliases } = artist;
	const others = discogs.also.map(({ id }, place) => ({ id, name: aliases[place] ?? discogs.name }));
	return [{ id: discogs.id, name: discogs.name }, ...others].map((named) => ({
		...named,
		realname: '',
		profile: disambiguation,
		dataQuality: 'Needs Vote',
		urls: [],
		nameVariations: aliases,
		aliases: [],
		members: [],
		groups: [],
	}));
}

/** A label of which nothing but its name is known. */
export function toLabel({ id, name }: { id: number; name: string }): DumpLabel {
	return { id, name, contactInfo: '', profile: '', dataQuality: 'Needs Vote', urls: [], subLabels: [] };
}
