import type { Problem } from '../../catalog/answer.ts';
import { Cancelled } from '../../errors.ts';
import type { Review } from '../../review/review.ts';
import { sayProblems } from '../answers.ts';
import { describeEvent } from '../output/lines.ts';
import { formatCounted } from '../output/numbers.ts';
import type { Session } from '../with-context.ts';

/** After so many milliseconds a person wants to know what is waited for. */
const silence = 1_000;

/** Takes decisions into use and says what became of them; Ctrl-C leaves the rest to the queue. */
export async function finish({ context, terminal, command }: Session, review: Review): Promise<Problem[]> {
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

/** How many decisions are stored, and what is left. */
export async function describeOutcome(review: Review): Promise<string> {
	const waiting = (await review.queue()).length;
	const left = waiting === 0 ? 'nothing waits any more' : `${formatCounted(waiting, 'case')} left`;
	return `${formatCounted(review.count(), 'decision')} stored, ${left}.`;
}

/** Decisions that are stored and could not be taken into use yet. */
export function sayWaiting({ terminal, command }: Session, problems: Problem[]): void {
	if (problems.length === 0) return;
	sayProblems(
		terminal,
		problems.filter(({ error }) => !(error instanceof Cancelled)),
	);
	terminal.say(`What was decided is stored; \`${command} ingest\` takes the rest into use.`);
}
