import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfiguration, type SettingLine } from '../../source/config.ts';
import { UsageError } from '../../source/errors.ts';

let folder = '';
let config = '';

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'vinilogy-config-'));
	config = join(folder, 'keys.env');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** The settings as they are read with this environment and the files of the test's folder. */
function read(environment: Record<string, string | undefined> = {}) {
	return readConfiguration({ VINILOGY_CONFIG: config, ...environment }, folder);
}

async function writeConfig(text: string | Uint8Array): Promise<void> {
	await writeFile(config, text, { mode: 0o600 });
}

const writeDotenv = (text: string | Uint8Array) => writeFile(join(folder, '.env'), text);

function lineOf(lines: SettingLine[], name: string): SettingLine {
	const line = lines.find((candidate) => candidate.name === name);
	if (line === undefined) throw new Error(`${name} is not listed`);
	return line;
}

/** What a wrong setting is answered with. */
function refusal(environment: Record<string, string>): UsageError {
	try {
		read(environment);
	} catch (error) {
		if (error instanceof UsageError) return error;
		throw error;
	}
	throw new Error('the settings were taken');
}

const key = 'abcdef0123456789abcdef0123456789';

describe('where a setting comes from', () => {
	test('the environment goes before .env, that before the config file, that before the default', async () => {
		const contact = () => {
			const { settings, lines } = read();
			const { origin, value } = lineOf(lines, 'VINILOGY_CONTACT');
			expect(value).toBe(settings.contact);
			return { origin, value };
		};
		expect(contact()).toEqual({ origin: 'default', value: expect.stringMatching(/^https:/) });
		await writeConfig('VINILOGY_CONTACT=config@example.org\n');
		expect(contact()).toEqual({ origin: config, value: 'config@example.org' });
		await writeDotenv('VINILOGY_CONTACT=dotenv@example.org\n');
		expect(contact()).toEqual({ origin: join(folder, '.env'), value: 'dotenv@example.org' });
		const { settings, lines } = read({ VINILOGY_CONTACT: 'env@example.org' });
		expect(settings.contact).toBe('env@example.org');
		expect(lineOf(lines, 'VINILOGY_CONTACT').origin).toBe('environment');
	});

	test('every line says where its value came from, each for itself', async () => {
		await writeConfig(`LASTFM_API_KEY=${key}\nVINILOGY_DISCOGS_RATE=10/60\n`);
		await writeDotenv('DATABASE_URL=records.sqlite\n');
		const { lines, file } = read({ DISCOGS_TOKEN: key });
		expect(file).toBe(config);
		expect(lineOf(lines, 'LASTFM_API_KEY').origin).toBe(config);
		expect(lineOf(lines, 'VINILOGY_DISCOGS_RATE')).toMatchObject({ origin: config, value: '10/60' });
		expect(lineOf(lines, 'DATABASE_URL')).toMatchObject({ origin: join(folder, '.env'), value: 'records.sqlite' });
		expect(lineOf(lines, 'DISCOGS_TOKEN').origin).toBe('environment');
		expect(lineOf(lines, 'VINILOGY_LISTENBRAINZ_LABS_URL')).toMatchObject({
			origin: 'default',
			value: 'https://labs.api.listenbrainz.org',
		});
		expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
		expect(lines.every(({ help }) => help !== '')).toBe(true);
	});

	test.each(['', '   '])('an empty value (%j) counts as not set', async (empty) => {
		await writeConfig('VINILOGY_CONTACT=config@example.org\n');
		expect(read({ VINILOGY_CONTACT: empty }).settings.contact).toBe('config@example.org');
		expect(read({ LASTFM_API_KEY: empty }).settings.keys).not.toHaveProperty('lastfmApiKey');
	});

	test('a .env of Windows, with a byte order mark, quotes and comments, is understood', async () => {
		await writeDotenv(
			`\ufeff# keys\r\nLASTFM_API_KEY="${key}"\r\nDISCOGS_TOKEN='single-quoted'\r\n\r\nexport VINILOGY_CONTACT=me@example.org # mine\r\n`,
		);
		const { settings } = read();
		expect(settings.keys).toMatchObject({ lastfmApiKey: key, discogsToken: 'single-quoted' });
		expect(settings.contact).toBe('me@example.org');
	});

	test('a file that cannot be read is said with its path, not passed over', async () => {
		await mkdir(config);
		expect(() => read()).toThrow(UsageError);
		expect(() => read()).toThrow(config);
	});

	test('a folder called .env belongs to somebody else', async () => {
		await mkdir(join(folder, '.env'));
		expect(lineOf(read().lines, 'VINILOGY_CONTACT').origin).toBe('default');
	});

	test.skipIf(process.platform === 'win32')('a config file that others can read is warned about', async () => {
		await writeConfig(`LASTFM_API_KEY=${key}\n`);
		expect(read().warnings).toEqual([]);
		await chmod(config, 0o644);
		const { warnings } = read();
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toContain(`chmod 600 ${config}`);
		expect(warnings[0]).not.toContain(key);
	});

	test('the settings cannot be changed, however deep', () => {
		const { settings } = read({ LASTFM_API_KEY: key });
		expect(() => Object.assign(settings, { contact: 'other' })).toThrow(TypeError);
		expect(() => Object.assign(settings.keys, { lastfmApiKey: 'other' })).toThrow(TypeError);
		expect(() => Object.assign(settings.providers.discogs.rate, { requests: 1000 })).toThrow(TypeError);
		expect(settings.keys.lastfmApiKey).toBe(key);
	});
});

describe('what sources of prices want to know', () => {
	test('is nothing by default: the usual category, no postal code, Amazon off', () => {
		const { settings } = read();
		expect(settings.ebay).toEqual({ categories: {}, postcode: '' });
		expect(settings.amazon).toEqual({ marketplace: '', partnerTag: '' });
	});

	test('is a category for some of the sites, a postal code, and one of the sites of Amazon', () => {
		const { settings, lines } = read({
			EBAY_CATEGORIES: 'EBAY_GB=306, EBAY_DE=',
			EBAY_POSTCODE: 'SW1A 1AA',
			AMAZON_MARKETPLACE: 'www.amazon.co.uk',
			AMAZON_PARTNER_TAG: 'me-21',
		});
		expect(settings.ebay).toEqual({ categories: { EBAY_GB: '306', EBAY_DE: '' }, postcode: 'SW1A 1AA' });
		expect(settings.amazon).toEqual({ marketplace: 'www.amazon.co.uk', partnerTag: 'me-21' });
		expect(lineOf(lines, 'EBAY_CATEGORIES').value).toBe('EBAY_GB=306,EBAY_DE=');
	});

	test.each([
		['EBAY_CATEGORIES', '176985'],
		['EBAY_POSTCODE', '28001,country=US'],
		['AMAZON_MARKETPLACE', 'www.amazon.example'],
		['AMAZON_MARKETPLACE', 'https://www.amazon.es'],
	])('%s=%s is refused', (name, value) => {
		expect(() => read({ [name]: value })).toThrow(`${name} (from environment) is not understood.`);
	});
});

describe('secrets', () => {
	const names = [
		'LASTFM_API_KEY',
		'DISCOGS_TOKEN',
		'DISCOGS_KEY',
		'DISCOGS_SECRET',
		'LISTENBRAINZ_TOKEN',
		'FANARTTV_API_KEY',
		'EBAY_CLIENT_ID',
		'EBAY_CLIENT_SECRET',
		'AMAZON_CLIENT_ID',
		'AMAZON_CLIENT_SECRET',
	];

	test('no line shows one; long ones can be told by their ends', () => {
		const environment = Object.fromEntries(names.map((name, at) => [name, `${at}-secret-value-of-${name}`]));
		const { lines } = read(environment);
		for (const name of names) {
			const { value } = lineOf(lines, name);
			expect(value).not.toContain('secret-value');
			expect(value).toMatch(/^••••.{4} \(\d+ characters\)$/);
		}
		expect(lineOf(read({ DISCOGS_TOKEN: 'short' }).lines, 'DISCOGS_TOKEN').value).toBe('••••');
		expect(lineOf(read().lines, 'DISCOGS_TOKEN').value).toBe('(not set)');
	});

	test.each([
		'postgres://me:pass-word@db.example.org:5432/records',
		'postgresql://me:pass-word@db.example.org/records',
		'postgres://me:pass-word%23%2F@db.example.org/records',
		// Signs that a password must not hold unescaped: the address cannot be read, and nothing of it may be seen.
		'postgres://me:x#pass-word@db.example.org/records',
		'postgres://me:x/pass-word@db.example.org/records',
		'postgres://me:12/pass-word@db.example.org/records',
		'postgres://me:x@pass-word@db.example.org/records',
		'postgres://me%ZZ:pass-word@db.example.org/records',
		'postgres://db.example.org/records?user=me&password=pass-word',
	])('the password in %s is not shown', (url) => {
		const { settings, lines } = read({ DATABASE_URL: url });
		expect(settings.databaseUrl).toBe(url);
		const { value } = lineOf(lines, 'DATABASE_URL');
		expect(value).not.toContain('pass-word');
		expect(value).toContain('••••');
		expect(value).toMatch(/db\.example\.org/);
	});

	test('an address without a password is shown as it is', () => {
		for (const url of [
			'postgres://me@db.example.org:5432/records',
			'postgres://localhost:5432/records',
			'a b.sqlite',
		]) {
			expect(lineOf(read({ DATABASE_URL: url }).lines, 'DATABASE_URL').value).toBe(url);
		}
	});

	test('the folder of what can be fetched again is a setting, and the system has a place for it', () => {
		expect(read().settings.cacheFolder).toMatch(/vinilogy/i);
		const { settings, lines } = read({ VINILOGY_CACHE: '/var/cache/records' });
		expect(settings.cacheFolder).toBe('/var/cache/records');
		expect(lineOf(lines, 'VINILOGY_CACHE')).toMatchObject({ value: '/var/cache/records', origin: 'environment' });
	});

	test('tokens go to the keychain, or to a file that is named: then there is no keychain', async () => {
		const { settings, lines } = read();
		expect(settings.secrets).toEqual({
			file: expect.stringMatching(/vinilogy.*secrets\.json$/i),
			isKeychainUsed: true,
		});
		expect(lineOf(lines, 'VINILOGY_SECRETS').value).toContain(settings.secrets.file);
		const file = join(folder, 'secrets.json');
		await writeFile(file, '{}', { mode: 0o600 });
		const named = read({ VINILOGY_SECRETS: file });
		expect(named.settings.secrets).toEqual({ file, isKeychainUsed: false });
		expect(named.warnings).toEqual([]);
		await chmod(file, 0o640);
		const warnings = process.platform === 'win32' ? [] : [expect.stringContaining(`chmod 600 ${file}`)];
		expect(read({ VINILOGY_SECRETS: file }).warnings).toEqual(warnings);
	});

	test('a password in a base URL is not shown either', () => {
		const { lines } = read({ VINILOGY_LASTFM_URL: 'http://me:pass-word@proxy.example.org/2.0/' });
		expect(lineOf(lines, 'VINILOGY_LASTFM_URL').value).toBe('http://me:••••@proxy.example.org/2.0/');
	});
});

describe('a wrong setting', () => {
	test.each([
		['VINILOGY_LASTFM_URL', 'ftp://example.org', /http or https/],
		['VINILOGY_LASTFM_URL', 'example.org/2.0', /http or https/],
		['VINILOGY_MUSICBRAINZ_RATE', '1', /requests\/seconds/],
		['VINILOGY_MUSICBRAINZ_RATE', '0/1', /requests\/seconds/],
		['VINILOGY_MUSICBRAINZ_RATE', '1/0', /requests\/seconds/],
		['VINILOGY_MUSICBRAINZ_RATE', '-1/1', /requests\/seconds/],
		['DATABASE_URL', 'redis://example.org/0', /SQLite file/],
		['DATABASE_URL', ':memory:', /SQLite file/],
		['VINILOGY_CONTACT', 'two words', /web or mail address/],
		['VINILOGY_CONTACT', 'me@example.org\r\nX-Header: 1', /web or mail address/],
	])('%s=%j is named, with its origin and what is right', async (name, value, right) => {
		const error = refusal({ [name]: value });
		expect(error.message).toContain(name);
		expect(error.message).toContain('environment');
		expect(error.next).toMatch(right);
	});

	test('one in a file names the file', async () => {
		await writeConfig('VINILOGY_DISCOGS_RATE=fast\n');
		expect(refusal({}).message).toContain(config);
		await writeConfig('VINILOGY_DISCOGS_RATE=600/60\n');
		expect(refusal({}).message).toContain(config);
	});

	test.each([
		['LASTFM_API_KEY', 'a secret with spaces'],
		['DISCOGS_TOKEN', 'secret\u0007bell'],
		['DATABASE_URL', 'mysql://me:secret@example.org/records'],
		['DATABASE_URL', 'postgres://me:sec ret@example.org/records'],
	])('%s is never quoted', (name, value) => {
		const error = refusal({ [name]: value });
		expect(error.message).toContain(name);
		expect(`${error.message} ${error.next} ${error.stack}`).not.toMatch(/secret|sec ret/);
	});
});

describe('rates', () => {
	const withToken = { DISCOGS_TOKEN: key };

	test('the published limit and what is below it are taken', () => {
		const { providers } = read({
			...withToken,
			VINILOGY_DISCOGS_RATE: '30/60',
			VINILOGY_LASTFM_RATE: '0.5/1',
		}).settings;
		expect(providers.discogs).toMatchObject({ rate: { requests: 30, seconds: 60 }, moved: false });
		expect(providers.lastfm.rate).toEqual({ requests: 0.5, seconds: 1 });
		expect(read({ ...withToken, VINILOGY_DISCOGS_RATE: '1/1' }).settings.providers.discogs.rate.requests).toBe(1);
	});

	test('more is refused, unless the provider was moved', () => {
		const fast = { ...withToken, VINILOGY_DISCOGS_RATE: '61/60' };
		const error = refusal(fast);
		expect(error.message).toMatch(/VINILOGY_DISCOGS_RATE \(from environment\).*60 requests in 60 s/);
		expect(error.next).toContain('VINILOGY_DISCOGS_URL');
		// Another path of the same service is not another service.
		expect(refusal({ ...fast, VINILOGY_DISCOGS_URL: 'https://api.discogs.com/v2' }).message).toContain('published');
		const { providers } = read({ ...fast, VINILOGY_DISCOGS_URL: 'http://localhost:4000/discogs' }).settings;
		expect(providers.discogs).toMatchObject({ rate: { requests: 61, seconds: 60 }, moved: true });
	});

	test.each([
		[{}, 25],
		[{ DISCOGS_TOKEN: key }, 60],
		[{ DISCOGS_KEY: key, DISCOGS_SECRET: key }, 60],
		[{ DISCOGS_KEY: key }, 25],
		[{ DISCOGS_SECRET: key }, 25],
	])('Discogs with %o allows %i a minute', (environment, requests) => {
		const { settings, lines } = read(environment);
		expect(settings.providers.discogs.rate).toEqual({ requests, seconds: 60 });
		expect(lineOf(lines, 'VINILOGY_DISCOGS_RATE').value).toBe(`${requests}/60`);
		expect(() => read({ ...environment, VINILOGY_DISCOGS_RATE: `${requests + 1}/60` })).toThrow(UsageError);
	});
});
