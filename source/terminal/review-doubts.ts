import type { Problem } from '../catalog/answer.ts';
import { Cancelled, exitCodes, UsageError } from '../errors.ts';
import { readChosenPage } from '../review/chosen-page.ts';
import { createReview, type Review } from '../review/review.ts';
import type { Decision } from '../steps/decide.ts';
import { findLink } from '../store/links.ts';
import type { ReviewCase } from '../store/review-reader.ts';
import { cleanText } from '../text.ts';
import { exitCodeOfAnswer, listProblems, sayProblems } from './answers.ts';
import { formatJson } from './output/json.ts';
import { describeEvent } from './output/lines.ts';
import { formatCounted } from './output/numbers.ts';
import { formatTsv } from './output/tsv.ts';
import { openTerminal } from './terminal.ts';
import { type Session, withContext } from './with-context.ts';

export interface ReviewOptions {
	/** Numbers of matches. */
	accept: string[];
	reject: string[];
	/** "12=m123": instead of match 12 and those beside it, another page. */
	choose: string[];
	json: boolean;
}

/**
 * `review`: doubtful matches for a person to decide, on a screen of its own in a terminal, else as TSV or JSON. Decisions
 * that are named on the command line are stored and taken into use without showing anything.
 */
export async function reviewDoubts(options: ReviewOptions): Promise<void> {
	const isDeciding = options.accept.length + options.reject.length + options.choose.length > 0;
	const isOnScreen =
		!isDeciding && !options.json && openTerminal(process).isInteractive && process.stdin.isTTY === true;
	await withContext({ stopsOnInterrupt: false }, async (session) => {
		const review = createReview(session.context);
		if (isDeciding) return decideNamed(session, review, options);
		return isOnScreen ? showScreen(session, review) : print(session, review, options.json);
	});
}

async function showScreen(session: Session, review: Review): Promise<number> {
	const { context, terminal } = session;
	const queue = await review.queue();
	if (queue.length === 0) {
		terminal.say(nothingWaits);
		return exitCodes.done;
	}
	// Ink and React are loaded only by those who see them.
	const { showReview } = await import('./review/show-review.tsx');
	const exitCode = await showReview(context, review, queue);
	// Who leaves with Ctrl-C does not wait: what was decided is stored and on the queue.
	if (exitCode !== exitCodes.done) context.abort(new Cancelled());
	const problems = await finish(session, review);
	if (review.count() > 0) terminal.say(await describeOutcome(review));
	sayWaiting(session, problems);
	return exitCode === exitCodes.done ? exitCodeOfAnswer({ hasAnswer: true, problems }) : exitCode;
}

/** After so many milliseconds a person wants to know what is waited for. */
const silence = 1_000;

/** Takes decisions into use and says what became of them; Ctrl-C leaves the rest to the queue. */
async function finish({ context, terminal, command }: Session, review: Review): Promise<Problem[]> {
	const stop = () => context.abort(new Cancelled());
	const hush = context.onNews((news) => {
		const line = describeEvent(news);
		if (line !== null) terminal.say(line.text);
	});
	const waiting = setTimeout(() => {
		if (terminal.hasReader)
			terminal.say(`Taking decisions into use … (Ctrl-C leaves the rest to \`${command} ingest\`)`);
	}, silence);
	process.once('SIGINT', stop);
	try {
		return await review.finish();
	} finally {
		process.off('SIGINT', stop);
		clearTimeout(waiting);
		hush();
	}
}

async function describeOutcome(review: Review): Promise<string> {
	const waiting = (await review.queue()).length;
	const left = waiting === 0 ? 'nothing waits any more' : `${formatCounted(waiting, 'case')} left`;
	return `${formatCounted(review.count(), 'decision')} stored, ${left}.`;
}

const nothingWaits = 'No match waits for a decision.';

async function print({ context, terminal }: Session, review: Review, json: boolean): Promise<number> {
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

/** Everything is checked before anything is stored: a mistyped number leaves all as it was. */
async function decideNamed(session: Session, review: Review, options: ReviewOptions): Promise<number> {
	const { context, terminal } = session;
	const decisions: Decision[] = [
		...readNumbers(options.reject).map((linkId) => ({ type: 'reject' as const, linkId })),
		...readNumbers(options.accept).map((linkId) => ({ type: 'accept' as const, linkId })),
	];
	for (const { linkId, text } of options.choose.map(readChoice)) {
		const { entity, entityId } = await findMatch(session, linkId);
		const of = { entity: entity === 'artist' ? ('artist' as const) : ('album' as const), entityId };
		decisions.push({ type: 'choose', of, page: readChosenPage(of.entity, text) });
	}
	for (const decision of decisions) if ('linkId' in decision) await findMatch(session, decision.linkId);
	for (const decision of decisions) await review.decide(decision);
	const problems = await finish(session, review);
	if (options.json) {
		const waiting = (await review.queue()).length;
		const shown = { stored: review.count(), waiting, calls: context.calls, problems: listProblems(problems) };
		terminal.print(formatJson(shown));
	} else {
		terminal.say(await describeOutcome(review));
	}
	sayWaiting(session, problems);
	return exitCodeOfAnswer({ hasAnswer: true, problems });
}

async function findMatch({ context }: Session, linkId: number) {
	const link = await findLink(context.database, linkId);
	if (link !== undefined) return link;
	throw new UsageError(`There is no match ${linkId}.`, 'The column `id` of `vinilogy review | cat` numbers them.');
}

function readNumbers(texts: string[]): number[] {
	return texts.map(readNumber);
}

function readNumber(text: string): number {
	if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
	const next = 'The column `id` of `vinilogy review | cat` numbers them.';
	throw new UsageError(`"${cleanText(text)}" is not the number of a match.`, next);
}

function readChoice(text: string): { linkId: number; text: string } {
	const [, number = '', page = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
	if (page === '') {
		const next = 'For example: vinilogy review --choose 12=m3015104, where 12 is the number of a match.';
		throw new UsageError(`"${cleanText(text)}" does not say which page it is instead.`, next);
	}
	return { linkId: readNumber(number), text: page };
}

/** Decisions that are stored and could not be taken into use yet. */
function sayWaiting({ terminal, command }: Session, problems: Problem[]): void {
	if (problems.length === 0) return;
	sayProblems(
		terminal,
		problems.filter(({ error }) => !(error instanceof Cancelled)),
	);
	terminal.say(`What was decided is stored; \`${command} ingest\` takes the rest into use.`);
}
