import type { DumpLabel } from './facts.ts';
import { writeLinks } from './parts.ts';
import { escapeText, writeElement, writeList } from './xml.ts';

/** One record of the labels file, without the line feed after it. The id is a child, and labels nest in `<sublabels>`. */
export function writeLabel(label: DumpLabel): string {
	const { parentLabel: parent } = label;
	const parts = [
		writeElement('name', label.name),
		writeElement('contactinfo', label.contactInfo),
		writeElement('profile', label.profile),
		writeElement('data_quality', label.dataQuality),
		parent === undefined ? '' : `<parentLabel id="${parent.id}">${escapeText(parent.name)}</parentLabel>`,
		writeList('urls', label.urls, (url) => writeElement('url', url)),
		writeLinks('sublabels', 'label', label.subLabels),
	];
	return `<label><id>${label.id}</id>${parts.join('')}</label>`;
}
