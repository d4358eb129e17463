/** A strict reader of the small XML that reports are: it throws where a parser would. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|(\w+));|&/g, (found, code?: string, name?: string) => {
    const known = name === undefined ? undefined : entities[name];
    if (code === undefined && known === undefined) throw new Error(`${found} is no entity`);
    return code === undefined ? (known ?? '') : String.fromCodePoint(Number(code));
  });

const attributesOf = (text: string): Record<string, string> => {
  const rest = text.replaceAll(/\s+[a-z-]+="[^"<]*"/g, '');
  if (rest.trim() !== '') throw new Error(`«${rest}» is no attribute`);
  return Object.fromEntries(
    [...text.matchAll(/\s+([a-z-]+)="([^"<]*)"/g)].map(([, name = '', value = '']) => [name, decoded(value)]),
  );
};

/** Throws on what XML 1.0 can not hold, and on what is not balanced. */
export const parsedXml = (source: string): XmlElement => {
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(source))
    throw new Error('a character has no place in XML');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, markup, text] of source
    .replace(/^<\?xml[^?]*\?>/, '')
    .matchAll(/<([^<>]*)>|([^<>]+|[<>])/g)) {
    const top = open.at(-1) ?? root;
    if (text !== undefined) {
      if (text === '<' || text.includes(']]>')) throw new Error(`«${text}» stands bare`);
      top.text += decoded(text);
    } else if (markup?.startsWith('/')) {
      if (open.pop()?.name !== markup.slice(1)) throw new Error(`${markup} closes nothing`);
    } else {
      const [, name = '', told = '', slash] = /^([a-z-]+)(.*?)(\/?)$/s.exec(markup ?? '') ?? [];
      const element: XmlElement = { name, attributes: attributesOf(told), children: [], text: '' };
      top.children.push(element);
      if (slash !== '/') open.push(element);
    }
  }
  const [first] = root.children;
  if (open.length !== 1 || first === undefined || root.children.length > 1)
    throw new Error('it is no single element');
  return first;
};
