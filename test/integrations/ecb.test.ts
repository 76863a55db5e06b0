import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { InvalidAnswer, ProviderUnreachable, ProviderWaiting } from '../../source/errors.ts';
import { createEcb } from '../../source/integrations/ecb/client.ts';
import { parseRates } from '../../source/integrations/ecb/parse-rates.ts';
import { isCurrency } from '../../source/money/currencies.ts';
import { startSandbox } from '../../source/sandbox/server.ts';
import { failureOf, openHttp, startReplay } from './local-server.ts';
import { hasRecordings, readRecording } from './recordings.ts';

const origin = { provider: 'ecb', endpoint: 'test' };

let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

async function answering(body: string, status = 200) {
	const server = stack.use(await startReplay());
	server.answer = { status, headers: { 'content-type': 'text/xml' }, body };
	const { http, gate } = stack.use(openHttp('ecb', server.url));
	return { server, gate, ecb: createEcb({ http }) };
}

function envelope(cubes: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender><Cube>${cubes}</Cube></gesmes:Envelope>`;
}

const friday = `<Cube time='2026-11-20'><Cube currency='USD' rate='1.0876'/><Cube currency='JPY' rate='160.12'/></Cube>`;

describe('the rates of the European Central Bank', () => {
	it('one day in single quotes', async () => {
		const { ecb, server } = await answering(envelope(friday));
		await expect(ecb.today()).resolves.toEqual({
			day: '2026-11-20',
			rates: [
				{ currency: 'USD', rate: 1.0876 },
				{ currency: 'JPY', rate: 160.12 },
			],
		});
		expect(server.requests.map(({ path }) => path)).toEqual(['/eurofxref-daily.xml']);
	});

	it('ninety days in double quotes, in any order, the newest first', async () => {
		const days = ['2026-11-18', '2026-11-20', '2026-11-19'];
		const cubes = days.map((day) => `<Cube time="${day}"><Cube currency="USD" rate="1.1"/></Cube>`);
		const { ecb, server } = await answering(envelope(cubes.join('')));
		expect((await ecb.lastNinetyDays()).map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-19', '2026-11-18']);
		expect(server.requests.map(({ path }) => path)).toEqual(['/eurofxref-hist-90d.xml']);
	});

	it('leaves out a currency that nobody here knows the decimals of', () => {
		const cubes = `<Cube time='2026-11-20'><Cube currency='USD' rate='1'/><Cube currency='QQQ' rate='2'/></Cube>`;
		expect(parseRates(envelope(cubes), origin)[0].rates).toEqual([{ currency: 'USD', rate: 1 }]);
	});

	it.each([
		['a web page', '<!DOCTYPE html><html><head><title>Just a moment</title></head><body><br></body></html>'],
		['nothing', ''],
		['JSON', '{"rates":{}}'],
		['half a file', envelope(friday).slice(0, -40)],
		['no rates', envelope('')],
		['a day without rates', envelope(`<Cube time='2026-11-20'></Cube>`)],
		['no such day', envelope(friday.replace('11-20', '11-31'))],
		['a rate of zero', envelope(friday.replace('1.0876', '0'))],
		['a negative rate', envelope(friday.replace('1.0876', '-1'))],
		['NaN', envelope(friday.replace('1.0876', 'NaN'))],
		['N/A', envelope(friday.replace('1.0876', 'N/A'))],
		['an endless rate', envelope(friday.replace('1.0876', '1e999'))],
		['a rate that is missing', envelope(friday.replace(` rate='1.0876'`, ''))],
		['no code', envelope(friday.replace('USD', 'dollar'))],
		['an entity of its own', envelope(friday.replace('1.0876', '&rate;'))],
		['a binary', '\u0000\u0001\u0002'],
	])('%s is no answer', async (_what, body) => {
		const { ecb } = await answering(body);
		await expect(ecb.today()).rejects.toBeInstanceOf(InvalidAnswer);
	});

	it.each([
		[404, InvalidAnswer],
		[429, ProviderWaiting],
		[503, ProviderUnreachable],
	])('HTTP %i is an error of its own kind, also with a web page', async (status, kind) => {
		const { ecb } = await answering('<html><body>no</body></html>', status);
		await expect(ecb.today()).rejects.toBeInstanceOf(kind);
	});

	it('an error quotes nothing of the body', async () => {
		const { ecb } = await answering('<Envelope><secret attribute=hunter2>');
		expect((await failureOf(ecb.today())).message).toBe('ecb eurofxref-daily.xml: not valid XML at line 1');
	});

	it('a redirect within the site is followed, another site is not', async () => {
		const { ecb, server } = await answering('');
		server.answer = { status: 302, headers: { location: 'https://example.org/rates.xml' }, body: '' };
		await expect(ecb.today()).rejects.toThrow(/redirects to another site/);
	});
});

describe('the sandbox of it', () => {
	it('publishes working days only: one file in single quotes, one in double', async () => {
		const sandbox = await startSandbox({ speed: 100 });
		stack.defer(() => sandbox.close());
		const { http } = stack.use(openHttp('ecb', `${sandbox.url}/ecb`));
		const ecb = createEcb({ http });
		const today = await ecb.today();
		const days = await ecb.lastNinetyDays();
		expect(days[0]).toEqual(today);
		expect(today.rates).toHaveLength(29);
		expect(days.length).toBeGreaterThan(50);
		expect(days.filter(({ day }) => [0, 6].includes(new Date(day).getUTCDay()))).toEqual([]);
		expect(days.filter(({ day }) => day.endsWith('-15'))).toEqual([]);
		expect(new Set(days.map(({ rates }) => rates[0]?.rate)).size).toBeGreaterThan(20);
		const xml = await (await fetch(`${sandbox.url}/ecb/eurofxref-daily.xml`)).text();
		expect(xml).toContain(`<Cube currency='USD' rate='`);
		const missing = await fetch(`${sandbox.url}/ecb/other.xml`);
		expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('<html')]);
	});

	it.each([
		['html', InvalidAnswer],
		['truncated', InvalidAnswer],
		['garbage', InvalidAnswer],
		['empty', InvalidAnswer],
		['ratelimit', ProviderWaiting],
		['down', ProviderUnreachable],
	] as const)('a fault "%s" is an error of its own kind', async (kind, expected) => {
		const sandbox = await startSandbox({ speed: 100 });
		stack.defer(() => sandbox.close());
		const { http } = stack.use(openHttp('ecb', `${sandbox.url}/ecb`));
		sandbox.inject({ provider: 'ecb', kind, status: 200 });
		await expect(createEcb({ http }).today()).rejects.toBeInstanceOf(expected);
	});
});

describe.runIf(hasRecordings('ecb'))('recorded rates since 1999', () => {
	it('all pass, but for currencies that ended before 2016', () => {
		const body = String(readRecording('ecb', 'eurofxref-hist.csv').body);
		const rows: string[][] = parse(body, { relax_column_count: true });
		const [[, ...codes] = [], ...days] = rows;
		const expected = days.map(([day = '', ...rates]) => ({
			day,
			rates: codes
				.map((currency, index) => ({ currency, written: rates[index] ?? '' }))
				.filter(({ currency, written }) => currency !== '' && written !== 'N/A' && written !== ''),
		}));
		const cubes = expected.map(({ day, rates }) => {
			const inner = rates.map(({ currency, written }) => `<Cube currency='${currency}' rate='${written}'/>`);
			return `<Cube time='${day}'>${inner.join('')}</Cube>`;
		});
		const parsed = parseRates(envelope(cubes.join('')), origin);
		expect(parsed.length).toBeGreaterThan(1000);
		const unknown = expected.flatMap(({ day, rates }) =>
			rates.filter(({ currency }) => !isCurrency(currency)).map(({ currency }) => `${day.slice(0, 4)} ${currency}`),
		);
		expect(unknown.filter((year) => year > '2016')).toEqual([]);
		expect(parsed).toEqual(
			expected.map(({ day, rates }) => ({
				day,
				rates: rates
					.filter(({ currency }) => isCurrency(currency))
					.map(({ currency, written }) => ({ currency, rate: Number(written) })),
			})),
		);
	});
});
