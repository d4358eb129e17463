// Where a matching rule applies: `$.items[*].id`, `$['a b'][0]`. Pure.

export type Step = string | number;

const stepForm = /\.([A-Za-z0-9_$-]+|\*)|\[(\d+|\*)\]|\['([^']*)'\]/gy;

/** The steps of a path; `*` stands for any member or index. undefined where it can't be read. */
export const stepsOf = (path: string): readonly Step[] | undefined => {
  if (!path.startsWith('$')) return undefined;
  const steps: Step[] = [];
  let at = 1;
  while (at < path.length) {
    stepForm.lastIndex = at;
    const found = stepForm.exec(path);
    if (found === null) return undefined;
    const [whole, member, index, quoted] = found;
    const isIndex = index !== undefined && index !== '*';
    steps.push(isIndex ? Number(index) : (member ?? index ?? quoted ?? ''));
    at += whole.length;
  }
  return steps;
};

/** How well a path fits a place: the higher the better; undefined where it doesn't. A path also covers what lies below. */
export const fitOf = (path: readonly Step[], place: readonly Step[]): number | undefined => {
  if (path.length > place.length) return undefined;
  const fits = path.every((step, at) => step === '*' || step === place[at]);
  if (!fits) return undefined;
  return path.length * 2 - path.filter(step => step === '*').length / (path.length + 1);
};

/** As a person writes it. */
export const placeText = (place: readonly Step[]): string =>
  place.reduce<string>((text, step) => `${text}${typeof step === 'number' ? `[${step}]` : `.${step}`}`, '$');
