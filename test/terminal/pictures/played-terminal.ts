import { PassThrough } from 'node:stream';

/** What a terminal answers to a question; questions are named by their bytes. */
export type Answers = Partial<Record<keyof typeof questions, string>>;

const esc = '\u001b';

const questions = {
	name: `${esc}[>0q`,
	cell: `${esc}[16t`,
	area: `${esc}[14t`,
	kitty: `${esc}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA${esc}\\`,
	cursor: `${esc}[6n`,
	attributes: `${esc}[c`,
};

/** Terminals as they answer, by what their own documentation and sources say. */
export const terminals = {
	kitty: {
		name: `${esc}P>|kitty(0.42.1)${esc}\\`,
		cell: `${esc}[6;18;9t`,
		area: `${esc}[4;720;900t`,
		kitty: `${esc}_Gi=31;OK${esc}\\`,
		attributes: `${esc}[?62;52;c`,
	},
	iterm2: {
		name: `${esc}P>|iTerm2 3.6.2${esc}\\`,
		cell: `${esc}[6;17;8t`,
		kitty: `${esc}_Gi=31;OK${esc}\\`,
		attributes: `${esc}[?64;1;2;4;6;17;18;21;22c`,
	},
	wezterm: {
		name: `${esc}P>|WezTerm 20240203-110809-5046fc22${esc}\\`,
		cell: `${esc}[6;22;10t`,
		kitty: `${esc}_Gi=31;OK${esc}\\`,
		attributes: `${esc}[?65;4;6;18;22;52c`,
	},
	xterm: {
		name: `${esc}P>|XTerm(390)${esc}\\`,
		cell: `${esc}[6;13;6t`,
		area: `${esc}[4;390;600t`,
		attributes: `${esc}[?63;1;2;4;6;9;15;16;22;28c`,
	},
	/** One that has Sixel and tells the size of its text area only. */
	areaOnly: { area: `${esc}[4;600;1000t`, attributes: `${esc}[?62;4c` },
	/** One that has Sixel and does not tell the size of anything. */
	sizeless: { attributes: `${esc}[?62;4c` },
	/** One that says no to Kitty's graphics. */
	refusing: { kitty: `${esc}_Gi=31;ENOTSUPPORTED:off${esc}\\`, attributes: `${esc}[?62;22c` },
	plain: { attributes: `${esc}[?1;2c` },
	/** VT132: its class is 4, which is not Sixel. */
	vt132: { attributes: `${esc}[?4;2c` },
	silent: {},
} satisfies Record<string, Answers>;

export interface PlayOptions {
	env?: Record<string, string>;
	/** How long an answer is on its way, in milliseconds. */
	delay?: number;
	/** Answers come in pieces of so many bytes. */
	piece?: number;
	/** What a person types while the terminal is asked. */
	typed?: string;
	isTTY?: boolean;
}

/** A terminal with streams that can be played: it answers what is written to it, as fast as is said. */
export function playTerminal(
	answers: Answers,
	{ env = {}, delay = 0, piece = 1000, typed = '', isTTY = true }: PlayOptions,
) {
	const written: string[] = [];
	const modes: boolean[] = [];
	const stdin = Object.assign(new PassThrough(), {
		isTTY,
		isRaw: false,
		setRawMode(isRaw: boolean) {
			modes.push(isRaw);
			stdin.isRaw = isRaw;
		},
	});

	async function answer(text: string): Promise<void> {
		const asked = Object.entries(questions).filter(([, question]) => text.includes(question));
		asked.sort(([, a], [, b]) => text.indexOf(a) - text.indexOf(b));
		const known = new Map<string, string>(Object.entries(answers));
		const reply = typed + asked.map(([name]) => known.get(name) ?? '').join('');
		for (let at = 0; at < reply.length; at += piece) {
			await new Promise((resolve) => setTimeout(resolve, at === 0 ? delay : 1));
			stdin.write(Buffer.from(reply.slice(at, at + piece)));
		}
	}

	return {
		written,
		/** What raw mode was set to, in order. */
		modes,
		/** What is left in the input for whoever reads it next. */
		left: () => String(stdin.read() ?? ''),
		terminal: {
			stdin,
			stdout: {
				isTTY,
				columns: 100,
				rows: 30,
				write(text: string) {
					written.push(text);
					void answer(text);
				},
			},
			env: { TERM: 'xterm-256color', ...env },
		},
	};
}
