/** Of a longer body a transcript keeps the beginning: what is sent to exceed a limit says nothing by its length. */
const bodyCharactersMax = 1_048_576;

const mark = /…\[\d+ characters in all\]$/;

export const cutBody = (body: string): string =>
  body.length <= bodyCharactersMax
    ? body
    : `${body.slice(0, bodyCharactersMax)}…[${body.length} characters in all]`;

export const isCutBody = (body: string): boolean => mark.test(body);
