import { escapeHtml } from '#conformance/harness';
import { withoutControls } from './control-characters.ts';

/** Characters that XML 1.0 has no way to write. */
const unwritable = /[\ufffe\uffff]|\p{Surrogate}/gu;

export const xmlText = (text: string): string => escapeHtml(withoutControls(text).replaceAll(unwritable, ''));

/** Line ends would be read as spaces. */
export const xmlAttribute = (text: string): string =>
  xmlText(text).replaceAll('\r', '&#13;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
): string => {
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlAttribute(String(value))}"`);
  const open = `<${name}${told.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
};
