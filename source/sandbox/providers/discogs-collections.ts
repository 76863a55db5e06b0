import { type Answer, json, partsOf, type Question } from '../exchange.ts';
import type { World } from '../world/world.ts';
import { message, overflow } from './discogs-errors.ts';
import { addCopy, type Copy, type Lists } from './discogs-lists.ts';
import { pageOf } from './discogs-page.ts';
import { basicInformation, localTime } from './discogs-shapes.ts';

const api = 'https://api.discogs.com';
const largestRating = 5;

/**
 * `users/{name}/collection/…`: folders, fields and copies. Anybody may see folder 0 of a public collection, with the notes of public fields;
 * everything else is the owner's, who may also add, change and remove copies.
 */
export function collection(world: World, lists: Lists, isOwner: boolean, question: Question): Answer {
	const [, , , part, folder = '', , release = '', , instance = '', , field = ''] = partsOf(question.path);
	if (!isOwner && !lists.isCollectionPublic) return forbidden();
	if (question.method === 'GET') {
		if (part === 'fields') return fieldsBody(lists, isOwner);
		if (part !== 'folders') return nothing();
		return folder === '' ? foldersBody(lists, isOwner) : copiesBody(lists, folder, isOwner, question);
	}
	if (!isOwner) return forbidden();
	const copy = lists.copies.find((one) => `${one.instance}` === instance && `${one.pressing.id}` === release);
	if (question.method === 'POST' && instance === '') return add(world, lists, folder, release);
	if (copy === undefined) return nothing();
	if (question.method === 'DELETE') return remove(lists, copy);
	return field === '' ? change(lists, copy, question) : note(copy, Number(field), question);
}

function forbidden(): Answer {
	return message(403, "You don't have permission to access this resource.");
}

function nothing(): Answer {
	return message(404, 'The requested resource was not found.');
}

function foldersBody(lists: Lists, isOwner: boolean): Answer {
	const all = { id: 0, name: 'All', count: lists.copies.length };
	const own = [...lists.folders].map(([id, name]) => ({ id, name, count: inFolder(lists, id).length }));
	const folders = (isOwner ? [all, ...own] : [all]).map((folder) => ({
		...folder,
		resource_url: `${api}/users/${lists.username}/collection/folders/${folder.id}`,
	}));
	return json({ folders });
}

function fieldsBody(lists: Lists, isOwner: boolean): Answer {
	const shown = lists.fields.filter((field) => isOwner || field.public);
	return json({ fields: shown.map((field, at) => ({ ...field, position: at + 1 })) });
}

function copiesBody(lists: Lists, folder: string, isOwner: boolean, question: Question): Answer {
	if (folder !== '0' && !isOwner) return message(401, 'You must authenticate to access this resource.');
	if (folder !== '0' && !lists.folders.has(Number(folder))) return message(404, 'Folder not found.');
	const copies = folder === '0' ? lists.copies : inFolder(lists, Number(folder));
	const page = pageOf(sort(copies, question.query), question);
	if (page === undefined) return overflow();
	const releases = page.rows.map((copy) => copyBody(lists, copy, isOwner));
	return json({ pagination: page.pagination, releases }, 200, page.headers);
}

function inFolder(lists: Lists, folder: number): Copy[] {
	return lists.copies.filter((copy) => copy.folder === folder);
}

function sort(copies: readonly Copy[], query: URLSearchParams): Copy[] {
	const by: Record<string, (copy: Copy) => string | number> = {
		added: ({ added }) => added,
		artist: ({ pressing }) => pressing.artist.name,
		title: ({ pressing }) => pressing.title,
		year: ({ pressing }) => pressing.year,
		rating: ({ rating }) => rating,
	};
	const key = by[query.get('sort') ?? ''];
	if (key === undefined) return [...copies];
	const sorted = copies.toSorted((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
	return query.get('sort_order') === 'desc' ? sorted.reverse() : sorted;
}

/** A copy as its owner sees it; strangers get neither the folder nor what is noted in fields that are not public. */
function copyBody(lists: Lists, { instance, pressing, folder, rating, added, notes }: Copy, isOwner: boolean) {
	const shown = [...notes].filter(([id]) => isOwner || lists.fields.some((field) => field.id === id && field.public));
	return {
		id: pressing.id,
		instance_id: instance,
		...(isOwner ? { folder_id: folder } : {}),
		rating,
		date_added: localTime(added),
		...(shown.length === 0 ? {} : { notes: shown.map(([field_id, value]) => ({ field_id, value })) }),
		basic_information: basicInformation(pressing),
	};
}

function add(world: World, lists: Lists, folder: string, release: string): Answer {
	const found = world.pressingById(Number(release));
	if (found === undefined) return message(404, 'Release not found.');
	if (!lists.folders.has(Number(folder))) return message(404, 'Folder not found.');
	const { instance } = addCopy(lists, found.pressing, Number(folder), Date.now());
	return json({ instance_id: instance, resource_url: `${api}/users/${lists.username}/collection` }, 201);
}

function remove(lists: Lists, copy: Copy): Answer {
	lists.copies = lists.copies.filter((one) => one !== copy);
	return { status: 204, headers: {}, body: '' };
}

/** Another folder or rating. */
function change(lists: Lists, copy: Copy, { body }: Question): Answer {
	const { rating, folder_id: folder }: { rating?: unknown; folder_id?: unknown } = JSON.parse(body || '{}');
	if (typeof rating === 'number' && !(rating >= 0 && rating <= largestRating)) {
		return message(422, 'Invalid rating: rating must be between 0 and 5.');
	}
	if (typeof folder === 'number' && !lists.folders.has(folder)) return message(404, 'Folder not found.');
	if (typeof rating === 'number') copy.rating = rating;
	if (typeof folder === 'number') copy.folder = folder;
	return { status: 204, headers: {}, body: '' };
}

function note(copy: Copy, field: number, { query }: Question): Answer {
	const value = query.get('value') ?? '';
	if (value === '') copy.notes.delete(field);
	else copy.notes.set(field, value);
	return { status: 204, headers: {}, body: '' };
}
