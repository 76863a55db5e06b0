import { nameCountry } from '../../countries.ts';
import { formatMoney } from '../../money/format-money.ts';
import type { Alert } from '../../prices/alerts.ts';
import type { Watched } from '../../store/watches-reader.ts';
import { cleanText } from '../../text.ts';
import { describeCondition, describePressing, nameSource } from './offer-words.ts';
import { pickPressing, type ShownMoney, type ShownPressing, toShownMoney } from './shown-offer.ts';

/** A watch as `--json` shows it. */
export interface ShownWatch {
	id: number;
	album: { id: number; mbid: string | null; title: string; credit: string };
	/** Where only this pressing will do. */
	pressing: ShownPressing | null;
	country: string;
	currency: string;
	under: ShownMoney | null;
	dropPercent: number;
	drop: ShownMoney;
	/** What later totals are held against. */
	baseline: ShownMoney | null;
	alertedAt: Date | null;
	createdAt: Date;
}

/** An alert as `--json` shows it. */
export interface ShownAlert {
	watch: ShownWatch;
	reason: Alert['reason'];
	total: ShownMoney;
	isShippingKnown: boolean;
	/** What was held against the limit and the baseline: the total, with an allowance where shipping is unknown. */
	judged: ShownMoney;
	previous: ShownMoney | null;
	kind: string;
	provider: string;
	channel: string;
	condition: string | null;
	seller: string | null;
	url: string;
	fetchedAt: Date;
	message: string;
}

/** What is watched, as `--json` shows it. */
export function toShownWatch({ watch, album, release }: Watched): ShownWatch {
	const { currency, underAmount, baselineAmount } = watch;
	const shown = (amount: number | null) => (amount === null ? null : toShownMoney({ currency, amount }));
	return {
		id: watch.id,
		album: { id: album.id, mbid: album.mbid, title: album.title, credit: album.credit },
		pressing: release === null ? null : pickPressing(release),
		country: watch.country,
		currency,
		under: shown(underAmount),
		dropPercent: watch.dropPercent,
		drop: toShownMoney({ currency, amount: watch.dropAmount }),
		baseline: shown(baselineAmount),
		alertedAt: watch.alertedAt,
		createdAt: watch.createdAt,
	};
}

/** "Slowdive – Souvlaki to Spain", with the pressing where only one will do. */
export function nameWatched({ watch, album, release }: Watched): string {
	const pressing = release === null ? '' : ` (${describePressing(release, [])})`;
	return `${cleanText(`${album.credit} – ${album.title}`)}${pressing} to ${nameCountry(watch.country)}`;
}

/** When it is told: "at or under €25.00, or 10 % and €2.00 lower". */
export function describeWatch({ watch }: Watched): string {
	const { currency, underAmount, dropPercent, dropAmount } = watch;
	const drop = `${dropPercent} % and ${formatMoney({ currency, amount: dropAmount })} lower`;
	return underAmount === null
		? `when ${drop}`
		: `at or under ${formatMoney({ currency, amount: underAmount })}, or when ${drop}`;
}

/** An alert as `--json` shows it. */
export function toShownAlert(alert: Alert): ShownAlert {
	const { price } = alert.offer;
	return {
		watch: toShownWatch(alert),
		reason: alert.reason,
		total: toShownMoney(alert.total),
		isShippingKnown: alert.isShippingKnown,
		judged: toShownMoney(alert.judged),
		previous: alert.previous === null ? null : toShownMoney(alert.previous),
		kind: price.kind,
		provider: price.provider,
		channel: price.channel,
		condition: price.condition,
		seller: price.seller,
		url: price.url,
		fetchedAt: price.fetchedAt,
		message: describeAlert(alert),
	};
}

/** An alert in two lines for a person: what it costs now and why that is told, and where to buy it. */
export function describeAlert(alert: Alert): string {
	const { total, isShippingKnown, judged, offer, watch, previous } = alert;
	const shipping = isShippingKnown
		? 'with shipping'
		: `+ shipping, which is not known: judged as ${formatMoney(judged)}`;
	const price = `${formatMoney(total)} ${shipping}`;
	const under =
		watch.underAmount === null ? null : formatMoney({ currency: watch.currency, amount: watch.underAmount });
	const fell = previous === null ? '' : `was ${formatMoney(previous)}`;
	const why = alert.reason === 'under' ? `at or under your ${under}` : fell;
	const condition = describeCondition(offer.price);
	const details = [nameSource(offer.price), condition].filter(Boolean).join(', ');
	return `${nameWatched(alert)}: ${price}, ${why} (${details})\n  ${cleanText(offer.price.url)}`;
}
