import { UsageError } from '../errors.ts';
import { findAlbum } from '../store/albums-reader.ts';
import { findArtist } from '../store/artists-reader.ts';
import { applyToOffers, type DecidedOffers, restoreOffers } from '../store/decide-offers.ts';
import {
	type CaseKey,
	type ChosenPage,
	chooseLink,
	decideLink,
	type LinkChange,
	takeBack,
} from '../store/decisions-writer.ts';
import { findLink, type LinkRow, readLinks } from '../store/links.ts';
import { readSyncState, restartStep, type SyncState, undoRestart } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';
import { laneOf } from './plan.ts';
import type { StepName } from './step.ts';

/** What a person says about doubtful matches: about one of them, about all of a case, or which page it is instead. */
export type Decision =
	| { type: 'accept' | 'reject'; linkId: number }
	| { type: 'reject-all'; of: CaseKey }
	| { type: 'choose'; of: CaseKey; page: ChosenPage };

/** What a decision changed, as much as it takes to undo it. */
export interface Decided {
	of: CaseKey;
	changes: LinkChange[];
	/** The step that takes it into use, before and after it was made due; null where there is nothing to be done. */
	restarted: { before: SyncState | null; after: SyncState } | null;
	/** Stored offers of the listings that were decided about. */
	offers: DecidedOffers[];
}

/** The step that takes decisions about a row into use. */
export const stepOf = { artist: 'artist-ids', album: 'album-master' } as const satisfies Record<
	CaseKey['entity'],
	StepName
>;

/**
 * Stores a person's decision, and makes the step due that takes it into use. Where there can be only one (an artist's
 * identity, an album's master), accepting it rejects the others; an offer is used or gone at once. Deciding the same again changes nothing. Throws UsageError
 * for what is not (or no longer) to be decided.
 */
export async function decide(store: Writable, decision: Decision): Promise<Decided> {
	const of = 'of' in decision ? decision.of : await readCaseOf(store, decision.linkId);
	await refuseSettled(store, of);
	const links = (await readLinks(store, of.entity, of.entityId)).filter(isDecidable);
	const changes = (await changeLinks(store, of, links, decision)).filter((change) => change !== null);
	const offers: DecidedOffers[] = [];
	for (const { after } of changes) if (isOffer(after)) offers.push(await applyToOffers(store, after));
	const pages = changes.filter(({ after }) => !isOffer(after));
	const isUsed = pages.some(({ before, after }) => before?.state === 'accepted' || after.state === 'accepted');
	const key = { ...of, step: stepOf[of.entity] };
	// Whoever has the step in hand has read what was decided before this.
	const isInHand = pages.length > 0 && (await readSyncState(store, key))?.leaseOwner != null;
	const wanted = { ...key, lane: laneOf[key.step], depth: 0, spread: false };
	return { of, changes, restarted: isUsed || isInHand ? await restartStep(store, wanted) : null, offers };
}

/** Takes a decision back: links and queue are as they were. Throws UsageError when it is in use, or was changed since. */
export async function undoDecision(store: Writable, { changes, restarted, offers }: Decided): Promise<void> {
	if (restarted !== null && !(await undoRestart(store, restarted))) {
		throw new UsageError('This decision is in use already.', 'Decide again instead.');
	}
	for (const change of changes.toReversed()) {
		if (await takeBack(store, change)) continue;
		throw new UsageError('This decision was changed since.', 'Somebody else decided about the same match.');
	}
	for (const decided of offers) await restoreOffers(store, decided);
}

async function readCaseOf(store: Writable, linkId: number): Promise<CaseKey> {
	const link = await findLink(store, linkId);
	if (link === undefined || !isDecidable(link)) {
		throw new UsageError(
			`There is no doubtful match ${linkId}.`,
			'`vinilogy review --json` lists them; `id` is their number.',
		);
	}
	return { entity: link.entity === 'artist' ? 'artist' : 'album', entityId: link.entityId };
}

/** What is a person's to decide: who an artist is at MusicBrainz, what an album is at Discogs, and what is offered of it. */
function isDecidable(link: LinkRow): boolean {
	const { entity, relation, kind } = link;
	if (entity === 'artist') return relation === 'identity';
	if (isOffer(link)) return true;
	return entity === 'album' && relation === 'discogs' && (kind === 'master' || kind === 'release');
}

function isOffer({ entity, relation }: LinkRow): boolean {
	return entity === 'album' && relation === 'offer';
}

/** An artist who is identified was merged with whoever that is: this cannot be taken apart again. */
async function refuseSettled(store: Writable, { entity, entityId }: CaseKey): Promise<void> {
	const found = entity === 'artist' ? await findArtist(store, entityId) : await findAlbum(store, entityId);
	if (found === undefined) throw new UsageError(`There is no ${entity} ${entityId}.`, 'See `vinilogy review`.');
	if (entity === 'album' || !('mergedIntoId' in found)) return;
	if (found.mergedIntoId === null && found.mbid === null) return;
	throw new UsageError(`Who ${found.name} is has been settled.`, 'Nothing is left to decide about it.');
}

async function changeLinks(
	store: Writable,
	of: CaseKey,
	links: LinkRow[],
	decision: Decision,
): Promise<(LinkChange | null)[]> {
	const rejectEach = async (rejected: LinkRow[]) => {
		const changes = [];
		for (const link of rejected) changes.push(await decideLink(store, link, 'rejected'));
		return changes;
	};
	switch (decision.type) {
		case 'reject':
			return rejectEach(links.filter(({ id }) => id === decision.linkId));
		case 'reject-all':
			return rejectEach(links.filter(({ state }) => state === 'review'));
		case 'choose':
			return [await chooseLink(store, of, decision.page), ...(await rejectEach(excludedBy(decision.page, links)))];
		case 'accept': {
			const accepted = links.filter(({ id }) => id === decision.linkId);
			const changes = [];
			for (const link of accepted) changes.push(await decideLink(store, link, 'accepted'));
			return [...changes, ...(await rejectEach(accepted.flatMap((link) => excludedBy(link, links))))];
		}
	}
}

/** One identity, one master; releases without a master may be as many pressings, and listings as many copies. */
function excludedBy(taken: Pick<LinkRow, 'kind' | 'url'>, links: LinkRow[]): LinkRow[] {
	if (taken.kind === 'release' || taken.kind === 'offer') return [];
	return links.filter(({ kind, url, state }) => kind === taken.kind && url !== taken.url && state !== 'rejected');
}
