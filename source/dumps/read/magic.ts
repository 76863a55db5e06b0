import { UsageError } from '../../errors.ts';

/** What is not to be read as it is, by its first bytes: what to call it and what to do. */
const others: { magic: Buffer; at: number; what: string; next: string }[] = [
	{ magic: Buffer.from('ustar'), at: 257, what: 'a tar archive', next: 'Unpack it first: tar xf FILE.' },
	{ magic: Buffer.from('PK\x03\x04'), at: 0, what: 'a zip archive', next: 'Unpack it first: unzip FILE.' },
	{ magic: Buffer.from('\xfd7zXZ\0', 'latin1'), at: 0, what: 'packed with xz', next: 'Unpack it first: unxz FILE.' },
	{ magic: Buffer.from('BZh'), at: 0, what: 'packed with bzip2', next: 'Unpack it first: bunzip2 FILE.' },
	{
		magic: Buffer.from('(\xb5/\xfd', 'latin1'),
		at: 0,
		what: 'packed with zstd',
		next: 'Unpack it first: unzstd FILE.',
	},
];

/** Whether bytes are packed with gzip. */
export function isGzip(begin: Buffer): boolean {
	return begin[0] === 0x1f && begin[1] === 0x8b;
}

/** Throws UsageError for an empty file, an archive and what is packed by something else than gzip. */
export function checkArchive(name: string, begin: Buffer): void {
	if (begin.length === 0) throw new UsageError(`${name} is empty.`, 'Download it again.');
	const other = others.find(({ magic, at }) => magic.equals(begin.subarray(at, at + magic.length)));
	if (other !== undefined) throw new UsageError(`${name} is ${other.what}.`, other.next);
}
