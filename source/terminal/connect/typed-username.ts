import { UsageError } from '../../errors.ts';
import { cleanText } from '../../text.ts';

/** The name at a service as it was typed. Throws UsageError for what can be none. */
export function readUsername(typed: string): string {
	const name = cleanText(typed);
	if (name !== '' && name.length <= 100 && !/^\.+$|[/\\?#]/.test(name)) return name;
	throw new UsageError(`"${name}" cannot be a name there.`, 'Give the name at the end of your page at the service.');
}
