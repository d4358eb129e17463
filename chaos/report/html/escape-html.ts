const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What a server said is text, here and in a quoted attribute. */
export function escapeHtml(text: string | number): string {
  return String(text).replaceAll(/[&<>"']/g, character => entities[character] ?? '');
}
