import { option } from 'pastel';
import { z } from 'zod';
import { ownName } from '../profiles/user-name.ts';

/** Whose data a command works with. */
export const userOption = z
	.string('give the name of a listener, for example --user anna')
	.default(ownName)
	.describe(option({ description: 'The listener', valueDescription: 'listener' }));
