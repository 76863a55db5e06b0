import { Cancelled, exitCodes } from '../errors.ts';
import { createReview, type Review } from '../review/review.ts';
import { exitCodeOfAnswer } from './answers.ts';
import { decideNamed } from './review/decide-named.ts';
import { describeOutcome, finish, sayWaiting } from './review/finish.ts';
import { nothingWaits, printCases } from './review/pipe.ts';
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
export async function review(options: ReviewOptions): Promise<void> {
	const isDeciding = options.accept.length + options.reject.length + options.choose.length > 0;
	const isOnScreen = !isDeciding && !options.json && openTerminal(process).hasScreen;
	await withContext({ stopsOnInterrupt: false }, async (session) => {
		const sitting = createReview(session.context);
		if (isDeciding) return decideNamed(session, sitting, options);
		return isOnScreen ? showScreen(session, sitting) : printCases(session, sitting, options.json);
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
