import { z } from 'zod';

const rate = z
	.string()
	.regex(/^\d{1,9}(\.\d{1,9})?$/, 'expected a rate')
	.transform(Number)
	.refine((number) => number > 0, 'expected a rate above 0');

/** One entry per day, each with what it says. */
export const rateDays = z
	.array(
		z.object({
			time: z.iso.date(),
			rates: z.array(z.object({ currency: z.string().regex(/^[A-Z]{3}$/, 'expected an ISO code'), rate })).min(1),
		}),
	)
	.min(1);
