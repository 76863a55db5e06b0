import { type Answer, hasContact, json, partsOf, type Question, redirect, type Service } from '../exchange.ts';
import { wordsOf } from '../world/names.ts';
import { hash } from '../world/random.ts';
import type { World } from '../world/world.ts';

/** The widths Wikimedia makes thumbnails in; others are refused. */
const widths = new Set([20, 40, 60, 120, 250, 330, 500, 960, 1280, 1920, 3840]);

/** Wikidata's claims of an entity; errors have status 200. */
export function createWikidata(world: World): Service {
	return {
		endpointOf: ({ query }) => query.get('action') ?? 'help',
		notFound: () => noEntity(''),
		answer(question) {
			if (!hasContact(question.headers)) return noContact();
			const { query } = question;
			if (query.get('action') !== 'wbgetclaims') {
				return json({ error: { code: 'badvalue', info: 'Unrecognized value for parameter "action".' } });
			}
			const entity = query.get('entity') ?? '';
			const artist = world.artistByWikidata(entity);
			if (artist === undefined) return noEntity(entity);
			const { commons } = artist.pictures;
			if (commons === '' || query.get('property') !== 'P18') return json({ claims: artist.place % 2 === 1 ? [] : {} });
			const claims = [claim(entity, `Deprecated ${commons}`, 'deprecated'), claim(entity, commons, 'normal')];
			return json({ claims: { P18: artist.place % 3 === 0 ? claims : claims.slice(1) } });
		},
	};
}

function noEntity(entity: string): Answer {
	return json({
		error: { code: 'no-such-entity', info: `Could not find an entity with the ID "${entity}".`, id: entity },
	});
}

function claim(entity: string, file: string, rank: string) {
	return {
		mainsnak: {
			snaktype: 'value',
			property: 'P18',
			hash: hash(file).toString(16),
			datavalue: { value: file, type: 'string' },
			datatype: 'commonsMedia',
		},
		type: 'statement',
		id: `${entity}$${hash(entity, file).toString(16)}`,
		rank,
	};
}

/** Wikimedia Commons: files by name, and who made them under which licence. */
export function createCommons(world: World): Service {
	return {
		endpointOf: ({ path, query }) =>
			path.includes('Special:FilePath') || path.includes('Special%3AFilePath')
				? 'Special:FilePath'
				: (query.get('prop') ?? 'page'),
		notFound: () => plain(404, 'File not found'),
		answer(question) {
			if (!hasContact(question.headers)) return noContact();
			const [first, second, file = ''] = partsOf(question.path);
			if (first === 'wiki' && second === 'Special:FilePath') return filePath(world, file, question);
			if (question.query.get('prop') === 'imageinfo') return imageInfo(world, question);
			return plain(404, 'Not found');
		},
	};
}

function filePath(world: World, file: string, { query, origin }: Question): Answer {
	const width = query.get('width');
	if (!isFile(world, file)) return plain(404, 'File not found');
	if (width !== null && !widths.has(Number(width))) {
		return plain(400, 'Use thumbnail sizes listed on https://w.wiki/GHai');
	}
	return redirect(pictureOf(origin, file, width ?? '1280'), 302);
}

function imageInfo(world: World, { query, origin }: Question): Answer {
	const titles = (query.get('titles') ?? '').split('|');
	const pages = titles.map((title, index) => {
		const file = title.replace(/^File:/, '').replaceAll('_', ' ');
		if (!isFile(world, file)) return [`-${index + 1}`, { ns: 6, title, missing: '' }];
		const page = hash('page', file) % 100_000_000;
		return [`${page}`, { pageid: page, ns: 6, title: `File:${file}`, imageinfo: [creditOf(file, origin)] }];
	});
	return json({ batchcomplete: '', query: { pages: Object.fromEntries(pages) } });
}

function creditOf(file: string, origin: string) {
	const page = `https://commons.wikimedia.org/wiki/File:${encodeURIComponent(file.replaceAll(' ', '_'))}`;
	const text = (value: string) => ({ value, source: 'commons-desc-page' });
	return {
		url: pictureOf(origin, file, '1280'),
		descriptionurl: page,
		extmetadata: {
			Artist: text(`<a href="${page}">Sandbox Photographer</a>`),
			LicenseShortName: text('CC BY-SA 4.0'),
			LicenseUrl: text('https://creativecommons.org/licenses/by-sa/4.0'),
			Credit: text('<span class="int-own-work">Own work</span>'),
			UsageTerms: text('Creative Commons Attribution-Share Alike 4.0'),
		},
	};
}

function isFile(world: World, file: string): boolean {
	const name = file.replaceAll('_', ' ');
	const words = wordsOf(name.replace(/ \(sandbox\)\.jpg$/, ''));
	return world.artistsWithWords(words).some((artist) => artist.pictures.commons === name);
}

function pictureOf(origin: string, file: string, width: string): string {
	return `${origin}/pictures/commons/${width}px-${encodeURIComponent(file.replaceAll(' ', '_'))}`;
}

function noContact(): Answer {
	return plain(403, 'Please set a user-agent with contact information: https://w.wiki/4wJS');
}

function plain(status: number, text: string): Answer {
	return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text };
}
