import { type Answer, json, partsOf, type Question } from '../exchange.ts';
import type { World } from '../world/world.ts';
import { message, overflow } from './discogs-errors.ts';
import type { Lists, Want } from './discogs-lists.ts';
import { pageOf } from './discogs-page.ts';
import { basicInformation, localTime } from './discogs-shapes.ts';

const api = 'https://api.discogs.com';

/** `users/{name}/wants`: read by its owner, or by anybody where it is public; changed by its owner. */
export function wants(world: World, lists: Lists, isOwner: boolean, question: Question): Answer {
	const [, , , release = ''] = partsOf(question.path);
	if (!isOwner && !(lists.isWantlistPublic && question.method === 'GET')) {
		return message(403, "You don't have permission to access this resource.");
	}
	if (question.method === 'GET' && release === '') return list(lists, question);
	const known = lists.wants.find(({ pressing }) => `${pressing.id}` === release);
	if (question.method === 'PUT') return put(world, lists, Number(release), known, question);
	if (known === undefined) return message(404, 'The requested resource was not found.');
	if (question.method !== 'DELETE') return message(405, 'Method not allowed.');
	lists.wants = lists.wants.filter((want) => want !== known);
	return { status: 204, headers: {}, body: '' };
}

function list(lists: Lists, question: Question): Answer {
	const { query } = question;
	const byTime = lists.wants.toSorted((one, other) => one.added - other.added);
	const isReversed = query.get('sort') === 'added' && query.get('sort_order') === 'desc';
	const page = pageOf(isReversed ? byTime.reverse() : byTime, question);
	if (page === undefined) return overflow();
	return json(
		{ pagination: page.pagination, wants: page.rows.map((want) => wantBody(lists, want)) },
		200,
		page.headers,
	);
}

function put(world: World, lists: Lists, id: number, known: Want | undefined, { query }: Question): Answer {
	const found = world.pressingById(id);
	if (found === undefined) return message(404, 'Release not found.');
	const want = known ?? { pressing: found.pressing, rating: 0, notes: '', added: Date.now() };
	want.notes = query.get('notes') ?? want.notes;
	want.rating = Number(query.get('rating') ?? want.rating);
	if (known === undefined) lists.wants.push(want);
	return json(wantBody(lists, want), 201);
}

function wantBody({ username }: Lists, { pressing, rating, notes, added }: Want) {
	return {
		id: pressing.id,
		resource_url: `${api}/users/${username}/wants/${pressing.id}`,
		rating,
		...(notes === '' ? {} : { notes }),
		date_added: localTime(added),
		basic_information: basicInformation(pressing),
	};
}
