import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { parseRates, type RateDay } from './parse-rates.ts';

/** The European Central Bank's reference rates: what one euro costs, published about 16:00 CET on working days. No key. */
export interface Ecb {
	/** The newest day. */
	today(ask?: Ask): Promise<RateDay>;
	/** The working days of the last ninety, the newest first. */
	lastNinetyDays(ask?: Ask): Promise<RateDay[]>;
}

export function createEcb({ http }: { http: ProviderHttp }): Ecb {
	async function read(file: string, ask: Ask | undefined): Promise<[RateDay, ...RateDay[]]> {
		const endpoint = file;
		return parseRates(await http.getText(`/${file}`, { ...ask, endpoint }), { provider: 'ecb', endpoint });
	}

	return {
		async today(ask) {
			const [day] = await read('eurofxref-daily.xml', ask);
			return day;
		},
		lastNinetyDays: (ask) => read('eurofxref-hist-90d.xml', ask),
	};
}
