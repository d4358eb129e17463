/** All but tab and line ends: no format has a use for them, and a terminal would obey them. */
const controls = /(?![\t\n\r])\p{Cc}/gu;

export const withoutControls = (text: string): string => text.replaceAll(controls, '');
