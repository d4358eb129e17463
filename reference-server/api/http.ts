// node:http by require: an import of it reads every name that it has, and WebSocket brings all of Node's own undici along.
import { createRequire } from 'node:module';

const http = createRequire(import.meta.url)('node:http') as typeof import('node:http');

export const { createServer, STATUS_CODES } = http;
