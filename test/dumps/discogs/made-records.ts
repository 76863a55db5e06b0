import fc from 'fast-check';

const words = [
	'Nirvana| (2)|Ænima|サカナクション|e\u0301|が|12"|😀|Vinyl|0|1999-03-00|,|-|>',
	' |  |\t|\n|&#13;\n|\u00a0|\u200b|\u202e|\u2028|\u0007',
	'&amp;|&lt;release&gt;|&quot;|&apos;|&#228;|&#x2153;|&nothing;|[a=Name]|[url=http://x]y[/url]',
];

/** Texts as dumps have them and as nobody wants them: markup, entities, broken ones, odd white space, hidden characters. */
const text = fc
	.array(fc.constantFrom(...words.flatMap((some) => some.split('|'))), { maxLength: 8 })
	.map((words) => words.join(''));

const space = fc.constantFrom(' ', ' ', '  ', '\n');
const numeral = fc.constantFrom(
	'1',
	'239',
	'2147483647',
	'2147483648',
	'0',
	'',
	' 12 ',
	'-4',
	'1e3',
	'x',
	'99999999999999999999',
);
const nothing: fc.Arbitrary<string> = fc.constant('');
const ownId = fc.integer({ min: 1, max: 2 ** 31 - 1 }).map(String);

/** An attribute in either quotes; what would end it early is written as an entity. */
function attribute(name: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
	return fc
		.tuple(space, value, fc.constantFrom('"', "'"), fc.constantFrom('=', ' = '))
		.map(([before, content, quote, equals]) => {
			const written = content.replaceAll('"', '&quot;').replaceAll("'", '&apos;');
			return `${before}${name}${equals}${quote}${written}${quote}`;
		});
}

function attributes(...all: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
	return fc
		.tuple(fc.shuffledSubarray(all), space)
		.chain(([some, end]) => fc.tuple(...some).map((parts) => parts.join('') + end.trim()));
}

/** An element; an empty one is written in either way, or not at all. */
function element(
	name: string,
	content: fc.Arbitrary<string>,
	attributesOf: fc.Arbitrary<string> = nothing,
): fc.Arbitrary<string> {
	return fc.tuple(content, attributesOf, fc.nat(5)).map(([inside, own, form]) => {
		if (form === 0) return '';
		return inside === '' && form < 4 ? `<${name}${own}/>` : `<${name}${own}>${inside}</${name}>`;
	});
}

function many(content: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
	return fc.array(content, { maxLength }).map((parts) => parts.join(''));
}

function inAnyOrder(...children: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
	return fc
		.tuple(fc.shuffledSubarray(children, { minLength: children.length }), fc.constantFrom('', '', '\n', ' stray '))
		.chain(([some, between]) => fc.tuple(...some).map((parts) => parts.join(between)));
}

const artist = element(
	'artist',
	inAnyOrder(
		element('id', numeral),
		element('name', text),
		element('anv', text),
		element('join', text),
		element('role', text),
		element('tracks', text),
	),
);
const artists = (name: string) => element(name, many(artist, 3));
const video = element(
	'video',
	inAnyOrder(element('title', text), element('description', text)),
	attributes(attribute('src', text)),
);
const videos = element('videos', many(video, 2));
const images = fc.constantFrom('', '<images><image type="primary" uri="" width="6"/></images>', '<images/>');
/** What no dump has had so far, one with others of its name in it. */
const unknown = fc.constantFrom(
	'',
	'',
	'<novelty><novelty a="1"><novelty/>x</novelty><title>no</title></novelty>',
	'<thing/>',
);
const track = element(
	'track',
	inAnyOrder(
		element('title', text),
		element('position', text),
		artists('artists'),
		artists('extraartists'),
		element('sub_tracks', element('track', element('title', text))),
	),
);

const label = element(
	'label',
	nothing,
	attributes(attribute('name', text), attribute('catno', text), attribute('id', numeral)),
);
const series = fc.constantFrom('', '<series><series name="S" catno="1" id="2"/><series name="T"></series></series>');
const format = element(
	'format',
	element('descriptions', many(element('description', text), 3)),
	attributes(
		attribute('name', fc.constantFrom('Vinyl', 'CD', 'All Media')),
		attribute('qty', numeral),
		attribute('text', text),
	),
);
const identifier = element(
	'identifier',
	nothing,
	attributes(attribute('type', text), attribute('value', text), attribute('description', text)),
);
const company = element('company', inAnyOrder(element('id', numeral), element('name', text), element('catno', text)));

function root(name: string, id: fc.Arbitrary<string>, children: fc.Arbitrary<string>): fc.Arbitrary<string> {
	return fc
		.tuple(id, fc.constantFrom('', ' status="Accepted"'), children)
		.map(([own, status, inside]) => `<${name}${own}${status}>${inside}</${name}>`);
}

const idAttribute = attribute('id', ownId);
const title = text.map((content) => `<title>Title${content}</title>`);

/** A `<release>` in any form. It has a title and an id. */
export const releaseXml = root(
	'release',
	idAttribute,
	inAnyOrder(
		...[
			images,
			artists('artists'),
			title,
			element('labels', many(label, 3)),
			artists('extraartists'),
			series,
			unknown,
			videos,
		],
		...[
			element('formats', many(format, 3)),
			element('country', text),
			element('released', text),
			element('notes', text),
		],
		...[element('master_id', numeral, attributes(attribute('is_main_release', fc.constantFrom('true', 'false', ''))))],
		...[
			element('tracklist', many(track, 3)),
			element('identifiers', many(identifier, 3)),
			element('companies', many(company, 2)),
		],
		...[element('genres', element('genre', text)), element('data_quality', text)],
	),
);

/** A `<master>` in any form. It has a title and an id. */
export const masterXml = root(
	'master',
	idAttribute,
	inAnyOrder(
		...[element('main_release', numeral), images, artists('artists'), title, videos, unknown, element('notes', text)],
		element('year', fc.constantFrom('1993', '0', '', '19', ' 2001 ', '20011')),
	),
);

const nameWithId = element('name', text, attributes(attribute('id', numeral)));
const bareId = element('id', numeral);

/** An `<artist>` of the file of artists in any form. It has a name and an id. */
export const artistXml = root(
	'artist',
	nothing,
	inAnyOrder(
		...[
			images,
			ownId.map((id) => `<id>${id}</id>`),
			text.map((name) => `<name>Name${name}</name>`),
			element('realname', text),
		],
		...[element('profile', text), unknown, element('urls', many(element('url', text), 3))],
		...[element('namevariations', many(element('name', text), 3)), element('groups', many(nameWithId, 2))],
		...[
			element('aliases', many(fc.oneof(nameWithId, bareId), 4)),
			element('members', many(fc.oneof(nameWithId, bareId), 4)),
		],
	),
);
