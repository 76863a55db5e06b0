import type { Answer, Question } from '../exchange.ts';
import { keyOf } from '../world/names.ts';
import { answerOf, fieldOf, parseJson, type RecordedFile, type Recording, textOf } from './recording.ts';

/** A Deezer artist search: the best hit has the name that was asked. Other Deezer bodies do not say whose they are. */
export function readDeezer({ file, text }: RecordedFile): Recording[] {
	const name = textOf(parseJson(text), 'data', 0, 'name');
	if (!/search\.artist/.test(file) || name === '') return [];
	return [
		{ provider: 'deezer', file, path: '/search/artist', query: { q: name }, status: 200, headers: {}, body: text },
	];
}

/** ListenBrainz: similar artists of the labs host by `reference_mbid`, artist metadata and top recordings by `artist_mbids`. */
export function readListenbrainz({ file, text }: RecordedFile): Recording[] {
	const body = parseJson(text);
	const found = (provider: 'listenbrainz' | 'listenbrainzLabs', path: string, mbid: string): Recording[] =>
		mbid === '' ? [] : [{ provider, file, path, query: { artist_mbids: mbid }, status: 200, headers: {}, body: text }];
	if (fieldOf(body, 0, 'artist_mbid') !== undefined && textOf(body, 0, 'reference_mbid') !== '') {
		return found('listenbrainzLabs', '/similar-artists/json', textOf(body, 0, 'reference_mbid'));
	}
	if (textOf(body, 0, 'recording_mbid') !== '') {
		const mbid = textOf(body, 0, 'artist_mbids', 0);
		return found('listenbrainz', `/popularity/top-recordings-for-artist/${mbid}`, mbid);
	}
	return found('listenbrainz', '/metadata/artist', textOf(body, 0, 'artist_mbid'));
}

/** The recording with the same path; where the question has the recorded parameter, with the same value. */
export function findByPath(recordings: readonly Recording[], question: Question): Answer | undefined {
	const path = question.path.replace(/\/$/, '');
	const found = recordings.find((recording) => {
		const parameters = Object.entries(recording.query);
		return recording.path === path && parameters.every(([name, value]) => fits(question, path, name, value));
	});
	return found && answerOf(found);
}

function fits({ query }: Question, path: string, name: string, value: string): boolean {
	const asked = query.get(name);
	return asked === null ? path.includes(value) : keyOf(asked) === keyOf(value);
}
