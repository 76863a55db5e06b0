import { hostname } from 'node:os';

/** Who holds a lease: the machine, the process and the run inside it, so that another can tell whether it still lives. */
export function leaseOwner(run: string): string {
	return `${hostname()}/${process.pid}/${run}`;
}

/** The machine and the process of a lease, and whether that machine is this one. */
export function readOwner(owner: string): { host: string; pid: number; isHere: boolean } {
	const [host = '', pid] = owner.split('/');
	return { host, pid: Number(pid), isHere: host === hostname() };
}

/** Whether the process of a lease is known to be gone. Of another machine's process nothing is known: its lease runs out. */
export function isGone(owner: string): boolean {
	const { pid, isHere } = readOwner(owner);
	if (!isHere) return false;
	try {
		process.kill(pid, 0);
		return false;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'ESRCH';
	}
}
