/** A shorter part would be found in innocent text. */
const partCharactersMin = 16;

const gramSize = 4;

/** Of that many places one is the beginning of a gram that lies whole in a part. */
const stride = partCharactersMin - gramSize + 1;

/** About the half of it. */
const shortestPart = (form: string): number => Math.max(partCharactersMin, Math.floor(form.length * 0.45));

const gramAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)) * 31 +
  text.charCodeAt(at + 3);

/** A part of a form that is long enough to give the secret away. */
interface Part {
  readonly at: number;
  readonly end: number;
}

interface Place {
  readonly form: string;
  readonly at: number;
}

/** Where text and form agree around a gram that both may have. */
const grown = (text: string, inText: number, { form, at }: Place): Part => {
  let before = 0;
  while (before < at && before < inText && text[inText - before - 1] === form[at - before - 1]) before += 1;
  let after = 0;
  while (at + after < form.length && text[inText + after] === form[at + after]) after += 1;
  return { at: inText - before, end: inText + after };
};

/** Finds whatever a limit, a frame's end or a line's end has left of forms: about half of one, or more. */
export class SecretParts {
  readonly #places = new Map<number, Place[]>();

  constructor(forms: readonly string[]) {
    for (const form of forms) if (form.length >= partCharactersMin) this.#add(form);
  }

  without(text: string, marker: string): string {
    let left = text;
    for (let part = this.#firstIn(left); part !== undefined; part = this.#firstIn(left))
      left = left.slice(0, part.at) + marker + left.slice(part.end);
    return left;
  }

  #add(form: string): void {
    for (let at = 0; at + gramSize <= form.length; at += 1) {
      const gram = gramAt(form, at);
      const places = this.#places.get(gram);
      if (places === undefined) this.#places.set(gram, [{ form, at }]);
      else places.push({ form, at });
    }
  }

  #firstIn(text: string): Part | undefined {
    for (let at = 0; at + gramSize <= text.length; at += stride)
      for (const place of this.#places.get(gramAt(text, at)) ?? []) {
        const part = grown(text, at, place);
        if (part.end - part.at >= shortestPart(place.form)) return part;
      }
    return undefined;
  }
}
