import type { DumpCredit, DumpLink, DumpVideo } from './facts.ts';
import { escapeAttribute, escapeText, writeElement, writeList } from './xml.ts';

/** The credits of a release, a master or a track: `<artists>` or `<extraartists>`. */
export function writeCredits(tag: 'artists' | 'extraartists', credits: DumpCredit[]): string {
	return writeList(tag, credits, writeCredit);
}

function writeCredit({ id, name, anv = '', join = '', role = '', tracks = '' }: DumpCredit): string {
	const rest =
		writeElement('anv', anv) + writeElement('join', join) + writeElement('role', role) + writeElement('tracks', tracks);
	return `<artist><id>${id}</id>${writeElement('name', name)}${rest}</artist>`;
}

/** `<genres>` and `<styles>`. */
export function writeGenres(genres: string[], styles: string[]): string {
	return (
		writeList('genres', genres, (genre) => writeElement('genre', genre)) +
		writeList('styles', styles, (style) => writeElement('style', style))
	);
}

/** `<videos>`. */
export function writeVideos(videos: DumpVideo[]): string {
	return writeList('videos', videos, writeVideo);
}

function writeVideo({ url, duration, title, description }: DumpVideo): string {
	const texts = writeElement('title', title) + writeElement('description', description);
	return `<video src="${escapeAttribute(url)}" duration="${duration}" embed="true">${texts}</video>`;
}

/** Other artists or labels: `<aliases><name id="89">…</name></aliases>`. */
export function writeLinks(tag: string, element: 'name' | 'label', links: DumpLink[]): string {
	return writeList(tag, links, ({ id, name }) => `<${element} id="${id}">${escapeText(name)}</${element}>`);
}
