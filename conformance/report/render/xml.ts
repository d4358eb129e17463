import { withoutControls } from './control-characters.ts';

/** Characters that XML 1.0 has no way to write. */
const unwritable = /[\ufffe\uffff]|\p{Surrogate}/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Line ends of attributes would be read as spaces. */
const written = (text: string): string =>
  withoutControls(text)
    .replaceAll(unwritable, '')
    .replaceAll(/[&<>"']/g, character => entities[character] ?? '');

export const xmlText = written;

export const xmlAttribute = (text: string): string =>
  written(text).replaceAll('\r', '&#13;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
): string => {
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlAttribute(String(value))}"`);
  const open = `<${name}${told.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
};
