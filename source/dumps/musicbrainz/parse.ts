import type { z } from 'zod';
import {
	type MusicbrainzArtist,
	type MusicbrainzReleaseGroup,
	mapArtist,
	mapReleaseGroup,
} from '../../integrations/musicbrainz/map.ts';
import { artistAnswer, releaseGroupAnswer } from '../../integrations/musicbrainz/schema.ts';

/** Why a line cannot be used. */
export class BadLine extends Error {}

/** A line that is no JSON: damaged, or the end of what was cut off. */
export class BrokenLine extends BadLine {}

/** The object of a line. Throws BrokenLine. */
export function parseLine(line: Buffer): unknown {
	try {
		return JSON.parse(line.toString('utf8'));
	} catch {
		throw new BrokenLine('it is no JSON');
	}
}

/** An artist as a look-up with URL relations gives it. Throws BadLine. */
export function parseArtist(value: unknown): MusicbrainzArtist {
	return mapArtist(check(artistAnswer, withUrlsOnly(value)));
}

/** A release group as a look-up with credits and URL relations gives it. Throws BadLine. */
export function parseReleaseGroup(value: unknown): MusicbrainzReleaseGroup {
	return mapReleaseGroup(check(releaseGroupAnswer, withUrlsOnly(value)));
}

/** The dump has all relations there are, to members, recordings and works too; the look-ups of the steps ask for those to URLs. */
function withUrlsOnly(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || !('relations' in value)) return value;
	const { relations } = value;
	return Array.isArray(relations) ? { ...value, relations: relations.filter(isToUrl) } : value;
}

function isToUrl(relation: unknown): boolean {
	return typeof relation === 'object' && relation !== null && 'url' in relation && relation.url != null;
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
	const { success, data, error } = schema.safeParse(value);
	if (success) return data;
	const [issue] = error.issues;
	throw new BadLine(`${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'not as expected'}`);
}
