const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What anybody said is text on a page: here, and in a quoted attribute. */
export const escapeHtml = (text: string | number): string =>
  String(text).replaceAll(/[&<>"']/g, character => entities[character] ?? '');
