/** A shorter part would be found in innocent text. */
const partCharactersMin = 16;

const blocks = 5;

/** A part of a form that is long enough to give the secret away. */
interface Part {
  readonly at: number;
  readonly end: number;
}

/** About the half of it. */
const shortestPart = (form: string): number => Math.max(partCharactersMin, Math.floor(form.length * 0.45));

/** Where text and form agree around a block that both have, at the two indexes. */
const grown = (text: string, form: string, [inText, inForm]: readonly [number, number]): Part => {
  let before = 0;
  while (before < inForm && before < inText && text[inText - before - 1] === form[inForm - before - 1])
    before += 1;
  let after = 0;
  while (inForm + after < form.length && text[inText + after] === form[inForm + after]) after += 1;
  return { at: inText - before, end: inText + after };
};

const firstPart = (text: string, form: string): Part | undefined => {
  const size = Math.floor(form.length / blocks);
  for (let inForm = 0; inForm + size <= form.length; inForm += size) {
    const piece = form.slice(inForm, inForm + size);
    for (let inText = text.indexOf(piece); inText >= 0; inText = text.indexOf(piece, inText + 1)) {
      const part = grown(text, form, [inText, inForm]);
      if (part.end - part.at >= shortestPart(form)) return part;
    }
  }
  return undefined;
};

/** Whatever a limit, a frame's end or a line's end has left of a form: about half of it, or more. */
export const withoutParts = (text: string, form: string, marker: string): string => {
  if (Math.min(form.length, text.length) < partCharactersMin) return text;
  let left = text;
  for (let part = firstPart(left, form); part !== undefined; part = firstPart(left, form))
    left = left.slice(0, part.at) + marker + left.slice(part.end);
  return left;
};
