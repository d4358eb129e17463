const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe as text and in a quoted attribute. */
export const escapeHtml = (text: string | number): string =>
  String(text).replaceAll(/[&<>"']/g, character => entities[character] ?? '');

/** JSON that no parser of HTML takes for an end of its script. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
