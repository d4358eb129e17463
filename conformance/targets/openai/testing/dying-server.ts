// A server that keeps its promises until somebody asks for a temperature in words: then its process ends.
import { parseArgs } from 'node:util';
import { faithful } from '../behaviour.ts';
import { startOpenai } from '../server.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const server = await startOpenai({
  behaviour: {
    ...faithful,
    takes: body => {
      if (typeof body.temperature === 'string') process.exit(1);
      return body;
    },
  },
  port: Number(values.port),
});
process.stdout.write(`listening on ${server.url}\n`);
