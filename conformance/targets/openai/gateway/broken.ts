// Gateways that break one promise each, as those do that people run: what is done otherwise, and what it breaks.
import { parsedJson } from '#conformance/harness';
import { accounts, failures } from './broken-failures.ts';
import {
  type BrokenGateway,
  broken,
  fieldsOf,
  inMessage,
  listOf,
  withMessages,
  without,
} from './broken-gateway.ts';

export { brokenAtEnd } from './broken-failures.ts';

const requests: readonly BrokenGateway[] = [
  broken('system-as-user', 'turns the system message into one of the user', ['GW-CALL-001(a)'], {
    asks: body =>
      withMessages(body, message => ({
        ...message,
        role: message.role === 'system' ? 'user' : message.role,
      })),
  }),
  broken('ascii-only', 'asks without what is no ASCII', ['GW-CALL-001(a)'], {
    asks: body =>
      withMessages(body, message => ({
        ...message,
        content: String(message.content).replaceAll(/[^\x20-\x7e]/g, '?'),
      })),
  }),
  broken('system-dropped', 'drops the first message', ['GW-CALL-001(a)'], {
    asks: body => ({ ...body, messages: listOf(body.messages).slice(1) }),
  }),
  broken('seed-dropped', 'does not know a seed', ['GW-CALL-001(b)'], { asks: body => without(body, 'seed') }),
  broken('falsy-dropped', 'passes on what is true', ['GW-CALL-001(b)'], {
    asks: body => Object.fromEntries(Object.entries(body).filter(([, value]) => Boolean(value))),
  }),
  broken('first-stop', 'passes on the first stop string', ['GW-CALL-001(b)'], {
    asks: body => ({ ...body, ...(Array.isArray(body.stop) ? { stop: body.stop.slice(0, 1) } : {}) }),
  }),
  broken('own-limit', 'has a limit of its own, and says nothing', ['GW-CALL-001(b)'], {
    asks: body => ({ ...body, max_tokens: 4_096 }),
  }),
  broken('rounded', 'rounds the temperature', ['GW-CALL-001(b)'], {
    asks: body => ({
      ...body,
      ...(typeof body.temperature === 'number' ? { temperature: Math.round(body.temperature) } : {}),
    }),
  }),
  broken('tools-dropped', 'drops tools', ['GW-CALL-001(c)'], {
    asks: body => without(body, 'tools', 'tool_choice'),
  }),
  broken('choice-dropped', 'leaves the choice of a tool to the model', ['GW-CALL-001(c)'], {
    asks: body => without(body, 'tool_choice'),
  }),
  broken('form-dropped', 'drops the form of an answer', ['GW-CALL-001(c)'], {
    asks: body => without(body, 'response_format'),
  }),
  broken('schema-loosened', 'makes a schema of JSON any JSON', ['GW-CALL-001(c)'], {
    asks: body => ({
      ...body,
      ...(body.response_format === undefined ? {} : { response_format: { type: 'json_object' } }),
    }),
  }),
  broken('shadow', 'asks the engine a second time, to compare', ['GW-CALL-001(d)'], { shadows: true }),
];

const answers: readonly BrokenGateway[] = [
  broken('torn-characters', 'reads each chunk of bytes as a text', ['GW-CALL-002(a)'], {
    decodes: 'chunk by chunk',
  }),
  broken('trimmed-text', 'trims the text of an answer', ['GW-CALL-002(a)'], {
    whole: body =>
      inMessage(body, message => ({
        ...message,
        ...(typeof message.content === 'string' ? { content: message.content.trim() } : {}),
      })),
  }),
  broken('no-line-feeds', 'takes line feeds out of a stream', ['GW-CALL-002(a)'], {
    event: event => event.replaceAll('\\r\\n', ''),
  }),
  broken('always-stop', 'says stop for every reason of a stream', ['GW-CALL-002(b)'], {
    event: event => event.replace(/"finish_reason":"(length|content_filter)"/, '"finish_reason":"stop"'),
  }),
  broken('filter-as-stop', 'hides that a filter ended an answer', ['GW-CALL-002(b)'], {
    whole: body => body.replace('"finish_reason":"content_filter"', '"finish_reason":"stop"'),
  }),
  broken('arguments-read', 'reads arguments and writes them again', ['GW-CALL-002(c)'], {
    whole: body =>
      inMessage(body, message =>
        Array.isArray(message.tool_calls)
          ? {
              ...message,
              tool_calls: message.tool_calls.map(each => {
                const call = fieldsOf(each);
                const named = fieldsOf(call.function);
                const text = JSON.stringify(parsedJson(String(named.arguments)));
                return { ...call, function: { ...named, arguments: text } };
              }),
            }
          : message,
      ),
  }),
  broken('first-call-only', 'passes on the first of several calls', ['GW-CALL-002(c)'], {
    event: event => (/"tool_calls":\[\{"index":1/.test(event) ? undefined : event),
  }),
  broken('buffering', 'collects a stream and gives it at once', ['GW-FLOW-001(a)', 'GW-FLOW-001(b)'], {
    holdsBack: 'all',
  }),
  broken('one-behind', 'is always one event behind', ['GW-FLOW-001(a)', 'GW-FLOW-001(b)'], {
    holdsBack: 'one event',
  }),
  broken('stuck-at-comments', 'waits after a comment', ['GW-FLOW-001(c)'], {
    holdsBack: 'what follows a comment',
  }),
  broken('leave-begun', 'reads a stream to its end that nobody reads', ['GW-LEAVE-001(a)'], {
    leaves: when => when !== 'begun',
  }),
  broken('leave-waiting', 'waits for the first byte of a stream whose client left', ['GW-LEAVE-001(b)'], {
    leaves: when => when !== 'waiting',
  }),
  broken('leave-whole', 'waits for an answer whose client left', ['GW-LEAVE-001(c)'], {
    leaves: when => when !== 'whole',
  }),
];

export const brokenGateways: readonly BrokenGateway[] = [...requests, ...answers, ...failures, ...accounts];
