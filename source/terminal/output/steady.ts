/** Joiners with what they join, skin tones and what is not to be seen: terminals do not agree how wide these are. */
const unsteady = /(?:\u200d\p{Extended_Pictographic})|\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu;
const flags = /\p{Regional_Indicator}{2}/gu;

/**
 * The text with what terminals disagree about made plain, so that columns stay aligned on all of them: an emoji made of
 * several becomes its first one, a flag its country's two letters.
 */
export function steadyText(text: string): string {
	if (/^[\u0020-\u00ac\u00ae-\u02ff]*$/.test(text)) return text;
	return text.replace(unsteady, '').replace(flags, spellFlag);
}

function spellFlag(flag: string): string {
	return Array.from(flag, (half) => String.fromCodePoint((half.codePointAt(0) ?? 0) - 0x1f1e6 + 65)).join('');
}
