import { type Answer, json } from '../exchange.ts';

/** An exception as the Creators API words it. */
export function exception(status: number, type: string, message: string, reason?: string): Answer {
	return json({ type, message, ...(reason === undefined ? {} : { reason }) }, status);
}

export function throttled(): Answer {
	return exception(429, 'ThrottleException', 'The request was denied due to request throttling.');
}
