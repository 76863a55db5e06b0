import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import { addWant, type PlannedWant, planWant } from '../../profiles/discogs/add-want.ts';
import type { Recommendation } from '../../recommendations/recommendation.ts';
import type { UserRow } from '../../store/listeners/users-reader.ts';
import { formatCounted } from '../output/numbers.ts';

/** Wants that are sent to Discogs: only after what would be sent was shown. */
export interface DiscogsWants {
	/** What would be sent for an album, in lines. Asks no network. Throws UsageError where it cannot be sent. */
	prepare(row: Recommendation, country: string | null): Promise<readonly string[]>;
	/** Sends what was prepared for it, and says what came of it. */
	send(row: Recommendation): Promise<string>;
}

/** Wants of a listener at Discogs: nothing is sent that was not prepared, and so shown, before. */
export function createDiscogsWants(context: Context, user: UserRow): DiscogsWants {
	const plans = new Map<number, PlannedWant>();
	return {
		async prepare({ album }, country) {
			const plan = await planWant(context, user, { albumId: album.id, discogsId: null, country });
			if (plan.isThere)
				throw new UsageError('That pressing is on your wantlist at Discogs already.', `Its page: ${plan.url}`);
			plans.set(album.id, plan);
			return describePlan(plan);
		},
		async send({ album }) {
			const plan = plans.get(album.id);
			if (plan === undefined)
				throw new UsageError('Nothing was prepared to be sent.', 'W shows first what would be sent.');
			plans.delete(album.id);
			await addWant(context, user, plan, { priority: 'interactive', signal: context.signal });
			return `On the wantlist of ${plan.username} at Discogs: ${plan.url}`;
		},
	};
}

const reasons: Record<PlannedWant['why'], string> = {
	named: 'the one that was named',
	'best offer': 'the one of the best offer',
	'most wanted': 'the one that most people want',
};

/** What would change at Discogs, and why this pressing of the album. */
export function describePlan({ username, release, why, url, listed }: PlannedWant): string[] {
	const { discogsId, title, format, country, year, label, catalogNumber } = release;
	const facts = [title, format, country, year, label, catalogNumber].filter((fact) => fact !== null);
	return [
		`Adds release ${discogsId} to the wantlist of ${username}:`,
		`  ${facts.join(' · ')}`,
		`  ${url}`,
		`Of its pressings this is ${reasons[why]}.`,
		...(listed.length === 0
			? []
			: [
					`${formatCounted(listed.length, 'other pressing of it is', 'other pressings of it are')} on that list already.`,
				]),
		'Nothing else is changed there.',
	];
}
