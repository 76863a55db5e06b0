import { formatWait } from './ages.ts';

const thousand = 1_000;

/** "950", "9.5k", "412k", "12.1M": as much of a count as changes slowly enough to be read. */
export function formatShort(count: number): string {
	const { value, unit } = scale(count, ['', 'k', 'M', 'G']);
	return unit === '' ? String(Math.round(value)) : `${value < 99.95 ? value.toFixed(1) : Math.round(value)}${unit}`;
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** "32.5 MB": decimal units, as web pages and disks count. */
export function formatBytes(bytes: number): string {
	const { value, unit } = scale(bytes, byteUnits);
	return `${unit === 'B' ? Math.round(value) : value.toFixed(1)} ${unit}`;
}

/** "6.7 of 10.5 GB", both in the unit of the whole. */
export function formatBytesOf(bytes: number, size: number): string {
	const { unit } = scale(size, byteUnits);
	const inUnit = bytes / thousand ** byteUnits.indexOf(unit);
	return `${unit === 'B' ? Math.round(inUnit) : inUnit.toFixed(1)} of ${formatBytes(size)}`;
}

/** "40 s left", "3 min left", "2 h 5 min left": nobody needs the seconds of minutes. */
export function formatLeft(seconds: number): string {
	return `${formatWait(seconds < 60 ? seconds : Math.ceil(seconds / 60) * 60)} left`;
}

/** The number in the largest unit that leaves one or more of it, also when it is rounded. */
function scale<Unit extends string>(number: number, units: readonly [Unit, ...Unit[]]): { value: number; unit: Unit } {
	let [value, unit] = [number, units[0]];
	for (const larger of units.slice(1)) {
		if (value < thousand - 0.5) break;
		[value, unit] = [value / thousand, larger];
	}
	return { value, unit };
}
