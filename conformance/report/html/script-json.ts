/** JSON that no parser of HTML takes for an end of its script. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
