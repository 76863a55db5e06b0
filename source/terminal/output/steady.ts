/** Joiners with what they join, skin tones, keycaps and what is not to be seen: terminals do not agree how wide these are. */
const unsteady = /(?:\u200d\p{Extended_Pictographic})|\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}|\u20e3/gu;
const flags = /\p{Regional_Indicator}{1,2}/gu;
/** Marks with nothing before them have nothing to stand on. */
const stray = /^\p{M}+/u;
/** More marks on one letter than any script has: they are drawn over the lines above and below. */
const pile = /(\p{M}{4})\p{M}+/gu;
/** Letters that Korean syllables are made of, where they make none that has a character of its own. */
const jamo = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+/gu;

/**
 * The text with what terminals disagree about made plain, so that columns stay aligned on all of them: an emoji made of
 * several becomes its first one, a flag its country's two letters.
 */
export function steadyText(text: string): string {
	if (/^[\u0020-\u00ac\u00ae-\u02ff]*$/.test(text)) return text;
	return text.replace(unsteady, '').replace(flags, spellFlag).replace(stray, '').replace(pile, '$1').replace(jamo, '□');
}

function spellFlag(flag: string): string {
	return Array.from(flag, (half) => String.fromCodePoint((half.codePointAt(0) ?? 0) - 0x1f1e6 + 65)).join('');
}
