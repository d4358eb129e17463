import { escapeHtml } from '#conformance/harness';

/** Ready for the page, where text needs more than its letters. */
export interface Marked {
  readonly html: string;
}

export type Field = string | Marked;

/** Nothing where nothing was counted. */
export const figureField = (count: number): Marked => ({
  html: `<span class="figure">${count === 0 ? '' : count}</span>`,
});

const htmlOf = (field: Field): string => (typeof field === 'string' ? escapeHtml(field) : field.html);

/** The first field of a row names it. */
export function table(head: readonly string[], rows: readonly (readonly Field[])[]): string {
  const heads = head.map(name => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const body = rows.map(([name = '', ...fields]) => {
    const cells = fields.map(field => `<td>${htmlOf(field)}</td>`).join('');
    return `<tr><th scope="row">${htmlOf(name)}</th>${cells}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr>${heads}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

/** A verdict in words, and in the colour of its first. */
export const verdictField = (verdict: string): Marked => ({
  html: `<span class="t-${verdict.split(' ')[0]?.toLowerCase() ?? ''}">${escapeHtml(verdict)}</span>`,
});
