import { formatCounted } from './numbers.ts';

const units = [
	{ seconds: 86_400, name: 'day' },
	{ seconds: 3_600, name: 'hour' },
	{ seconds: 60, name: 'minute' },
];

/** "3 hours ago", "just now". */
export function formatAge(then: Date, now: Date): string {
	const seconds = (now.getTime() - then.getTime()) / 1000;
	const unit = units.find((candidate) => seconds >= candidate.seconds);
	return unit === undefined ? 'just now' : `${formatCounted(Math.floor(seconds / unit.seconds), unit.name)} ago`;
}

/** The same in four columns at most: "3h", "12d", "now". */
export function formatShortAge(then: Date, now: Date): string {
	const seconds = (now.getTime() - then.getTime()) / 1000;
	const unit = units.find((candidate) => seconds >= candidate.seconds);
	return unit === undefined ? 'now' : `${Math.min(999, Math.floor(seconds / unit.seconds))}${unit.name[0]}`;
}

/** "42 s", "3 min 20 s", "2 h 5 min": what is left of a wait, rounded up. */
export function formatWait(seconds: number): string {
	const whole = Math.max(0, Math.ceil(seconds));
	if (whole < 60) return `${whole} s`;
	const minutes = Math.floor(whole / 60);
	if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
	return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A running clock: "0:42", "1:02:03". */
export function formatClock(seconds: number): string {
	const whole = Math.max(0, Math.floor(seconds));
	const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	const end = `${String(rest).padStart(2, '0')}`;
	return hours === 0 ? `${minutes}:${end}` : `${hours}:${String(minutes).padStart(2, '0')}:${end}`;
}
