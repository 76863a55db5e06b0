import { exitCodes } from '../../errors.ts';
import type { Review } from '../../review/review.ts';
import type { ReviewCase } from '../../store/review-reader.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import type { Session } from '../with-context.ts';

export const nothingWaits = 'No match waits for a decision.';

/** What waits for a decision, for a pipe: TSV with a line for each candidate, or JSON with both sides of each case. */
export async function printCases({ context, terminal }: Session, review: Review, json: boolean): Promise<number> {
	const cases: ReviewCase[] = [];
	for (const of of await review.queue()) {
		const found = await review.read(of);
		if (found !== undefined) cases.push(found);
	}
	if (json) terminal.print(formatJson({ waiting: cases.length, calls: context.calls, cases }));
	else terminal.print(formatTsv(cases.flatMap(listRows), columns));
	if (cases.length === 0 && !json) terminal.say(nothingWaits);
	return exitCodes.done;
}

const columns = ['id', 'entity', 'entityId', 'name', 'candidate', 'kind', 'externalId', 'confidence', 'url', 'reasons'];

/** What waits, a line for each candidate. */
function listRows(current: ReviewCase): object[] {
	const { entity, entityId, candidates } = current;
	const name = entity === 'artist' ? current.artist.name : `${current.album.credit} – ${current.album.title}`;
	return candidates
		.filter(({ link }) => link.state === 'review')
		.map(({ link: { id, label, kind, externalId, confidence, url, evidence } }) => ({
			id,
			entity,
			entityId,
			name,
			candidate: label,
			kind,
			externalId,
			confidence,
			url,
			reasons: evidence.map(({ signal, verdict, detail }) => ({ signal, verdict, detail })),
		}));
}
