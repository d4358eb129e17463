import type { EntryOf } from '../history/entry.ts';
import { headerValue } from '../http/headers.ts';

/** Written by curl itself. */
const ownHeaders = ['host', 'connection', 'content-length'];

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A secret stands as a shell variable that is named after it: [secret:data] is $DATA. */
const withVariables = (text: string): string =>
  quoted(text).replaceAll(/\[secret:([^\]]*)\]/g, (_, label: string) => {
    const variable = label.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
    return `'"$${variable}"'`;
  });

/** A command that sends the request again. */
export const curlLine = (request: EntryOf<'request'>): string => {
  const isStream = headerValue(request.headers, 'accept') === 'text/event-stream';
  const headers = request.headers
    .filter(([name]) => !ownHeaders.includes(name.toLowerCase()))
    .flatMap(([name, value]) => ['-H', withVariables(`${name}: ${value}`)]);
  const body = request.body === undefined ? [] : ['--data-binary', withVariables(request.body)];
  const parts = [
    'curl',
    isStream ? '-sSiN' : '-sSi',
    '-X',
    request.method,
    withVariables(request.url),
    ...headers,
    ...body,
  ];
  return parts.join(' ');
};
