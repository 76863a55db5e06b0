import { Cancelled, explain } from '../../errors.ts';
import { createDecisions } from '../../recommendations/decisions.ts';
import { recommend } from '../../recommendations/recommend.ts';
import type { RecommendationSet } from '../../recommendations/recommendation.ts';
import type { UserRow } from '../../store/listeners/users-reader.ts';
import { readWants } from '../../store/listeners/wantlist-reader.ts';
import { copyText } from '../copy-text.ts';
import { type FullScreen, showFullScreen } from '../full-screen.tsx';
import { openInBrowser } from '../open-page.ts';
import { detectPictureWay } from '../pictures/detect.ts';
import { patience } from '../pictures/patience.ts';
import type { Showing } from '../prices/amounts.ts';
import type { Session } from '../with-context.ts';
import { type Adviser, createAdviser, type OutsideEffect } from './adviser.ts';
import { createCoverFeed } from './cover-feed.ts';
import { createDiscogsWants } from './discogs-want.ts';
import { createInnerExplorer } from './inner-explorer.tsx';
import { RecsScreen } from './recs-screen.tsx';

/** Ages that are shown, and prices that expire, change by the minute. */
const tickMilliseconds = 30_000;

/**
 * Shows a listener a set of recommendations on a full screen until they leave it, and returns the exit code. What is still being
 * fetched then is given up, and what was stored stays.
 */
export async function showRecs(
	{ context, terminal }: Session,
	{ user, set, showing }: { user: UserRow; set: RecommendationSet; showing: Showing },
): Promise<number> {
	const { database, clock } = context;
	const way = await detectPictureWay(process, patience);
	const wanted = await readWanted();
	let open: ReturnType<typeof start> | undefined;
	try {
		return await showFullScreen((screen) => {
			open ??= start(screen);
			const { columns, rows } = screen;
			return (
				open.explorer.draw(screen) ?? <RecsScreen adviser={open.adviser} way={way} columns={columns} rows={rows} />
			);
		});
	} finally {
		open?.close();
		context.abort(new Cancelled());
		// What failed was said on the screen.
		await context.catalog.refreshed();
		await context.prices.flights.landed();
	}

	async function readWanted(): Promise<ReadonlySet<number>> {
		return new Set((await readWants(database, user.id)).map(({ album }) => album.id));
	}

	function start(screen: FullScreen) {
		const { columns, rows, close } = screen;
		const { hasBlocks } = terminal;
		const { country, currency } = set.parameters;
		const wants = createDiscogsWants(context, user);
		const adviser: Adviser = createAdviser(
			{
				...{ listener: user.name, parameters: set.parameters, set, wanted, showing, hasBlocks },
				size: { columns, rows },
			},
			{
				clock,
				decisions: createDecisions(context, user.id),
				recommend: (asked, options) => recommend(context, user, asked, options),
				readWanted,
				prepareWant: (row) => wants.prepare(row, adviser.state().parameters.country),
				sendWant: wants.send,
				outside: actOutside,
			},
		);
		const covers = createCoverFeed(context, { way, tell: adviser.tell });
		const explorer = createInnerExplorer(context, {
			...{ screen, way, buyer: { country, currency } },
			isBack: adviser.renew,
		});
		const unlisten = adviser.subscribe(() => covers.look(adviser.state()));
		const ticking = setInterval(() => adviser.tell({ type: 'tick', now: clock() }), tickMilliseconds);
		covers.look(adviser.state());

		function actOutside(effect: OutsideEffect): void {
			switch (effect.type) {
				case 'leave':
					close(effect.exitCode);
					break;
				case 'open-album':
					explorer.open(effect.album.id);
					break;
				case 'open-page':
					openInBrowser(effect.url).then(
						() => say(`opened ${effect.url}`, 'plain'),
						(error: unknown) => {
							const { message, next } = explain(error);
							say(`${message} ${next}`, 'warning');
						},
					);
					break;
				case 'copy':
					copyText(effect.text);
					say(`copied: ${effect.text}`, 'plain');
					break;
			}
		}

		function say(text: string, tone: 'plain' | 'warning'): void {
			adviser.tell({ type: 'said', text, tone });
		}

		return {
			adviser,
			explorer,
			close() {
				clearInterval(ticking);
				unlisten();
				covers.close();
				explorer.close();
				adviser.close();
			},
		};
	}
}
