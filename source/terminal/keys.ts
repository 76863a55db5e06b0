/** A key that works now, and what it does. */
export interface KeyHint {
	keys: string;
	does: string;
}

/** The keys of the progress view: the one table that its footer shows. */
export function keysOfProgress({ isStopping }: { isStopping: boolean }): KeyHint[] {
	return [{ keys: 'Ctrl-C', does: isStopping ? 'leave now' : 'finish what is in hand and stop' }];
}
