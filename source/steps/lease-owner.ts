import { hostname } from 'node:os';

/** Who holds a lease: the machine, the process and the run inside it, so that another can tell whether it still lives. */
export function leaseOwner(run: string): string {
	return `${hostname()}/${process.pid}/${run}`;
}

/** Whether the process of a lease is known to be gone. Of another machine's process nothing is known: its lease runs out. */
export function isGone(owner: string): boolean {
	const [host, pid] = owner.split('/');
	if (host !== hostname()) return false;
	try {
		process.kill(Number(pid), 0);
		return false;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'ESRCH';
	}
}
