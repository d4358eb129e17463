export const parsed = text => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const pretty = text => {
  const value = parsed(text);
  return value === undefined ? text : JSON.stringify(value, undefined, 2);
};

const pathOf = url => url.replace(/^[a-z]+:\/\/[^/]*/i, '') || url;

const closedBy = { target: 'the target closed it', harness: 'the harness closed it', error: 'it broke off' };

/** Written into the history by the harness itself, and no step of the story. */
export const isNote = entry =>
  entry.kind === 'step' &&
  /^(bounds \{|bound \w+ (expired|passed): |e\d+ is |e\d+ breaks the contract on purpose: )/.test(entry.text);

/** Who did it: the lane on which it is drawn. */
export const laneOf = entry => {
  switch (entry.kind) {
    case 'request':
    case 'response':
    case 'frame':
    case 'closed':
      return `exchange ${entry.exchange}`;
    case 'peer':
      return `peer ${entry.peer}`;
    case 'output':
    case 'process':
      return `process ${entry.process}`;
    default:
      return undefined;
  }
};

export const whoOf = entry => {
  if ('exchange' in entry && entry.kind !== 'peer') return entry.exchange;
  return entry.peer ?? entry.process ?? '';
};

/** One line for an entry. */
export const lineOf = entry => {
  switch (entry.kind) {
    case 'request':
      return `${entry.method} ${pathOf(entry.url)}`;
    case 'response':
      return `${entry.status}${entry.body ? ` ${entry.body}` : ''}`;
    case 'frame':
      return entry.comment === undefined
        ? `${entry.event ?? 'message'}${entry.id === undefined ? '' : ` #${entry.id}`} ${entry.data ?? ''}`
        : `: ${entry.comment}`;
    case 'closed':
      return `${closedBy[entry.by]}${entry.error ? `: ${entry.error}` : ''}`;
    case 'peer':
      return `${entry.action}${entry.detail ? ` ${JSON.stringify(entry.detail)}` : ''}`;
    case 'output':
      return entry.line;
    case 'process':
      return [entry.action, entry.signal, entry.code]
        .filter(part => part !== undefined && part !== null)
        .join(' ');
    case 'step':
      return entry.text;
    default:
      return '';
  }
};

const headersOf = entry => (entry.headers ?? []).map(([name, value]) => `${name}: ${value}`).join('\n');

/** What is shown when an entry is opened; empty where its line says all. */
export const bodyOf = entry => {
  switch (entry.kind) {
    case 'request':
      return [`${entry.method} ${entry.url}`, headersOf(entry), '', pretty(entry.body ?? '')]
        .join('\n')
        .trimEnd();
    case 'response':
      return [headersOf(entry), '', pretty(entry.body ?? '')].join('\n').trimEnd();
    case 'frame':
      return entry.data === undefined ? '' : pretty(entry.data);
    case 'peer':
      return entry.detail === undefined ? '' : JSON.stringify(entry.detail, undefined, 2);
    case 'output':
      return pretty(entry.line);
    default:
      return '';
  }
};

export const msWords = ms =>
  ms >= 10_000 ? `${(ms / 1000).toFixed(2)} s` : `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;
