/**
 * Domain errors. Everything that can go wrong on purpose is one of these, so that one table
 * (`explain`) can say what happened, what to do next and which exit code follows.
 */

/** Exit codes, documented in the README. */
export const exitCodes = {
	done: 0,
	failed: 1,
	cancelled: 2,
	partly: 3,
	credentials: 4,
	unreachable: 5,
	/** `prices sync`: a price that somebody waits for has come. */
	alert: 6,
} as const;

/** What a person did or set wrongly; `next` says how to mend it. */
export class UsageError extends Error {
	readonly next: string;

	constructor(message: string, next: string) {
		super(message);
		this.name = 'UsageError';
		this.next = next;
	}
}

/** A file or database that cannot be used as it is; `next` says how to mend it. */
export class StorageError extends Error {
	readonly next: string;

	constructor(message: string, next: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'StorageError';
		this.next = next;
	}
}

/** A person asked to stop. */
export class Cancelled extends Error {
	constructor() {
		super('Stopped.');
		this.name = 'Cancelled';
	}
}

/** Somebody else took a step over while it was in hand here (a machine that slept): nothing of it may be written any more. */
export class LeaseLost extends Error {
	constructor() {
		super('another process has taken this step over');
		this.name = 'LeaseLost';
	}
}

/** Where a failed answer came from: never holds a credential, `endpoint` is a path or a method name without query values. */
export interface AnswerOrigin {
	provider: string;
	endpoint: string;
	status?: number;
}

/** Base of everything that a provider can do to us. */
export class ProviderError extends Error {
	readonly provider: string;
	readonly endpoint: string;
	readonly status: number | undefined;

	constructor(origin: AnswerOrigin, detail: string, options?: ErrorOptions) {
		super(`${origin.provider} ${origin.endpoint}: ${detail}`, options);
		this.name = new.target.name;
		this.provider = origin.provider;
		this.endpoint = origin.endpoint;
		this.status = origin.status;
	}
}

/** The provider's gate is closed until `until` (429, 503, error 29 …). Nobody waits inside the gate: the caller decides. */
export class ProviderWaiting extends ProviderError {
	readonly until: Date;

	constructor(origin: AnswerOrigin, until: Date, detail: string) {
		super(origin, detail);
		this.until = until;
	}
}

/** The provider says that there is no such thing. The only failure that may be remembered as "absent". */
export class ProviderNotFound extends ProviderError {}

/** Network failure, timeout or 5xx after the retries: try again later, remember nothing. */
export class ProviderUnreachable extends ProviderError {}

/** The provider refused our credentials or our right to ask (401, 403, Last.fm 4, 10, 26). */
export class ProviderRefused extends ProviderError {}

/** Our credentials are good, but the provider does not serve this account; `next` says what helps. */
export class AccountNotServed extends ProviderRefused {
	readonly next: string;

	constructor(origin: AnswerOrigin, detail: string, next: string) {
		super(origin, detail);
		this.next = next;
	}
}

/** The answer came, but it is not what the provider's schema says: never stored, never remembered as empty. */
export class InvalidAnswer extends ProviderError {}

/** A site is there, but cannot be read as it is: a password page, a wall against programs, a redirect that may not be followed. */
export class ProviderUnusable extends ProviderError {
	readonly next: string;

	constructor(origin: AnswerOrigin, detail: string, next: string) {
		super(origin, detail);
		this.next = next;
	}
}

/** A call needs a key that is not set. */
export class CredentialsMissing extends ProviderError {
	readonly setting: string;
	readonly whereToGet: string;

	constructor(origin: AnswerOrigin, setting: string, whereToGet: string) {
		super(origin, `needs ${setting}`);
		this.setting = setting;
		this.whereToGet = whereToGet;
	}
}

/** What a person reads when something failed. */
export interface Explanation {
	message: string;
	next: string;
	exitCode: number;
}

/** The one table: error → message, next step, exit code. Unknown errors are ours, so they ask for a report. */
export function explain(error: unknown): Explanation {
	if (error instanceof CredentialsMissing) {
		return {
			message: `${error.provider} needs a key: ${error.setting} is not set.`,
			next: `Get one at ${error.whereToGet} and enter it with \`vinilogy setup\`, or set ${error.setting} in the environment.`,
			exitCode: exitCodes.credentials,
		};
	}
	if (error instanceof AccountNotServed) {
		return { message: error.message, next: error.next, exitCode: exitCodes.credentials };
	}
	if (error instanceof ProviderRefused) {
		return {
			message: error.message,
			next: `Check the key of ${error.provider} with \`vinilogy setup --check\`.`,
			exitCode: exitCodes.credentials,
		};
	}
	if (error instanceof ProviderWaiting) {
		return {
			message: `${error.message}; it may be asked again at ${error.until.toISOString()}.`,
			next: 'What is stored still answers. `vinilogy ingest` continues when the wait is over.',
			exitCode: exitCodes.unreachable,
		};
	}
	if (error instanceof ProviderNotFound) {
		return { message: error.message, next: 'Check the spelling, or give the MBID.', exitCode: exitCodes.failed };
	}
	if (error instanceof ProviderUnusable) {
		return { message: error.message, next: error.next, exitCode: exitCodes.unreachable };
	}
	if (error instanceof ProviderError) {
		return {
			message: error.message,
			next: 'What is stored still answers. Try again later.',
			exitCode: exitCodes.unreachable,
		};
	}
	if (error instanceof Cancelled) {
		return {
			message: error.message,
			next: 'What was stored stays. The same command again goes on from there.',
			exitCode: exitCodes.cancelled,
		};
	}
	if (error instanceof UsageError || error instanceof StorageError) {
		return { message: error.message, next: error.next, exitCode: exitCodes.failed };
	}
	if (isFullDisk(error)) {
		return {
			message: 'The disk of the database is full.',
			next: 'Make room and run the same command again: what was stored stays.',
			exitCode: exitCodes.failed,
		};
	}
	if (isWriteFailure(error)) {
		return {
			message: `The output could not be written (${error.code}).`,
			next: 'Is the disk full, or was the file closed? Write it elsewhere and run the command again.',
			exitCode: exitCodes.failed,
		};
	}
	return {
		message: messageOf(error),
		next: 'This is a fault of Vinilogy. Run it again with --debug and report what it prints.',
		exitCode: exitCodes.failed,
	};
}

/** What a caught value says, whatever was thrown. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** What SQLite and Postgres say when there is no room left, themselves or as the cause of a query that failed. */
function isFullDisk(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = 'code' in error ? error.code : undefined;
	return code === 'SQLITE_FULL' || code === '53100' || isFullDisk(error.cause);
}

/** What the system says of a stream that cannot be written: a full disk, a file that is closed. */
function isWriteFailure(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && 'syscall' in error && error.syscall === 'write' && 'code' in error;
}
