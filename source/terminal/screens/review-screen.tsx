import { Box, Text, useWindowSize } from 'ink';
import { useCallback, useEffect, useRef, useState } from 'react';
import { explain } from '../../errors.ts';
import type { Review } from '../../review/review.ts';
import type { News } from '../../steps/step.ts';
import type { CaseKey } from '../../store/decisions-writer.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { useSuspend } from '../hooks/use-suspend.ts';
import { openInBrowser } from '../open-page.ts';
import { describeEvent } from '../output/lines.ts';
import { drawFrame } from '../review/draw/frame.ts';
import { hear, type ReviewNews } from '../review/hear.ts';
import { type Effect, press } from '../review/press.ts';
import { caseKeyOf, type ReviewState, startState } from '../review/state.ts';

interface Props {
	review: Review;
	/** What waits when the screen opens. */
	queue: readonly CaseKey[];
	/** Listens to what steps tell; returns the function that ends it. */
	onNews: (listener: (news: News) => void) => () => void;
	/** The person leaves. The sitting goes on until whoever began it finishes it. */
	onLeave: (exitCode: number) => void;
}

/** Doubtful matches, one at a time. Fills the screen, and can stand in any full screen. */
export function ReviewScreen({ review, queue, onNews, onLeave }: Props) {
	const size = useWindowSize();
	const { state, press: pressKey, tell } = useReviewState(queue, size, run);
	const suspend = useSuspend();
	const wanted = state.current === null ? caseKeyOf(state) : undefined;

	useEffect(() => {
		tell({ type: 'resized', size: { columns: size.columns, rows: size.rows } });
	}, [tell, size.columns, size.rows]);
	useEffect(() => {
		if (wanted !== undefined) void review.read(wanted).then((found) => tell({ type: 'case', of: wanted, found }));
	}, [review, tell, wanted]);
	useEffect(() => onNews((news) => tellNews(news, tell)), [onNews, tell]);
	useKeys(pressKey);

	function run(effect: Effect): void {
		switch (effect.type) {
			case 'leave':
				onLeave(effect.exitCode);
				break;
			case 'suspend':
				suspend();
				break;
			case 'open-page':
				void openInBrowser(effect.url).catch((error: unknown) => {
					const { message, next } = explain(error);
					tell({ type: 'said', text: `${message} ${next}`, tone: 'warning' });
				});
				break;
			case 'decide':
			case 'undo':
				void change(effect).then(tell, (error: unknown) => {
					const { message, next } = explain(error);
					tell({ type: 'refused', message: `${message} ${next}` });
				});
		}
	}

	async function change(effect: Extract<Effect, { type: 'decide' | 'undo' }>): Promise<ReviewNews> {
		if (effect.type === 'undo') return { type: 'undone', of: await review.undo() };
		const { decision, of } = effect;
		const isChanged = await review.decide(decision);
		return { type: 'decided', decision, isChanged, found: await review.read(of) };
	}

	return (
		<Box flexDirection="column">
			{drawFrame(state).map((line, at) => (
				<Text key={at} wrap="truncate">
					{line}
				</Text>
			))}
		</Box>
	);
}

/** The state, whose latest value is at hand at once: fast keys come before the screen is drawn again. */
function useReviewState(queue: readonly CaseKey[], size: ReviewState['size'], run: (effect: Effect) => void) {
	const latest = useRef<ReviewState | null>(null);
	latest.current ??= startState(queue, size);
	const [state, setState] = useState(latest.current);
	const change = useCallback((next: ReviewState) => {
		latest.current = next;
		setState(next);
	}, []);
	const tell = useCallback(
		(news: ReviewNews) => {
			if (latest.current !== null) change(hear(latest.current, news));
		},
		[change],
	);
	const pressKey = (key: string) => {
		if (latest.current === null) return;
		const pressed = press(latest.current, key);
		change(pressed.state);
		if (pressed.effect !== null) run(pressed.effect);
	};
	return { state, press: pressKey, tell };
}

/** What became of decisions that are being taken into use. */
function tellNews(news: News, tell: (news: ReviewNews) => void): void {
	const line = describeEvent(news);
	if (line !== null) tell({ type: 'said', text: line.text, tone: line.tone });
}
