/** An element with attributes and children; a child that is text stays text, whatever a target put into it. */
const put = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(3).filter(child => child !== undefined && child !== null && child !== ''));
  return element;
};

export const h = (name, attributes = {}, ...children) =>
  put(document.createElement(name), attributes, children);

export const s = (name, attributes = {}, ...children) =>
  put(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);

export const byId = id => document.getElementById(id);

export const wordsOfVerdict = verdict => verdict.replaceAll('_', ' ');

/** Words of .specs: what stands between backticks is code. */
export const prose = text =>
  text.split(/`([^`]*)`/).map((part, at) => (at % 2 === 1 ? h('code', {}, part) : part));

/** Parts of a line that a flexible row must keep apart. */
export const apart = parts => parts.filter(part => part !== '').map(part => h('span', {}, part));

/** Cut where no code is left half open. */
export const shortened = (text, charactersMax) => {
  if (text.length <= charactersMax) return text;
  const cut = text.slice(0, charactersMax);
  const isOpen = cut.split('`').length % 2 === 0;
  return `${isOpen ? cut.slice(0, cut.lastIndexOf('`')) : cut}…`;
};
