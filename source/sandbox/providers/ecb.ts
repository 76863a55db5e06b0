import type { Answer, Service } from '../exchange.ts';
import { hash } from '../world/random.ts';
import { lastPublishedDay, workingDaysUntil } from './ecb-days.ts';

/** What one euro cost on 13 April 2026, in the order of the bank's own files. */
const rates: [currency: string, rate: number][] = [
	['USD', 1.1684],
	['JPY', 186.75],
	['CZK', 24.378],
	['DKK', 7.4727],
	['GBP', 0.87058],
	['HUF', 366.9],
	['PLN', 4.2543],
	['RON', 5.092],
	['SEK', 10.892],
	['CHF', 0.9242],
	['ISK', 143.2],
	['NOK', 11.098],
	['TRY', 52.2478],
	['AUD', 1.661],
	['BRL', 5.874],
	['CAD', 1.6177],
	['CNY', 7.9827],
	['HKD', 9.1507],
	['IDR', 20082.05],
	['ILS', 3.5787],
	['INR', 109.047],
	['KRW', 1740.86],
	['MXN', 20.3203],
	['MYR', 4.6444],
	['NZD', 2.0081],
	['PHP', 70.356],
	['SGD', 1.4912],
	['THB', 37.728],
	['ZAR', 19.3849],
];

const files: Record<string, { days: number; quote: string }> = {
	'/eurofxref-daily.xml': { days: 1, quote: "'" },
	'/eurofxref-hist-90d.xml': { days: 90, quote: '"' },
};

/** The European Central Bank's reference rates: XML, single quotes in the daily file, double ones in the history. */
export function createEcb(seed: number, now: () => Date): Service {
	return {
		endpointOf: ({ path }) => path.slice(1),
		notFound,
		answer({ path }) {
			const file = files[path];
			if (file === undefined) return notFound();
			const days = workingDaysUntil(lastPublishedDay(now()), file.days);
			return {
				status: 200,
				headers: { 'content-type': 'text/xml' },
				body: envelope(days, file.quote, seed),
			};
		},
	};
}

function notFound(): Answer {
	return {
		status: 404,
		headers: { 'content-type': 'text/html; charset=UTF-8' },
		body: '<!DOCTYPE html>\n<html lang="en"><head><title>Page not found</title></head><body><h1>404</h1></body></html>',
	};
}

function envelope(days: string[], quote: string, seed: number): string {
	const quoted = (text: string) => `${quote}${text}${quote}`;
	const cubes = days.map((day) => {
		const rows = rates.map(
			([currency, rate]) =>
				`\t\t\t<Cube currency=${quoted(currency)} rate=${quoted(rateOn(seed, day, currency, rate))}/>`,
		);
		return `\t\t<Cube time=${quoted(day)}>\n${rows.join('\n')}\n\t\t</Cube>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<gesmes:Sender>
		<gesmes:name>European Central Bank</gesmes:name>
	</gesmes:Sender>
	<Cube>
${cubes.join('\n')}
	</Cube>
</gesmes:Envelope>`;
}

/** Up to one percent off the rate of April, another for every day; five significant digits as the bank gives them. */
function rateOn(seed: number, day: string, currency: string, rate: number): string {
	const change = 1 + ((hash('rate', seed, day, currency) % 2001) - 1000) / 100_000;
	return String(Number((rate * change).toPrecision(5)));
}
