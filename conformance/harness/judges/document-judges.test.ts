import { createHash } from 'node:crypto';
import { judgesRows, type Row } from '../testing/judge-rows.ts';
import { asked, told } from '../testing/made-history.ts';
import { claim } from './index.ts';

const sha256 = createHash('sha256').update('openapi: 3.1.0\n').digest('hex');
const answered = (body: string) => [asked('e1', 'GET /openapi/data.yaml'), told('e1', 200, body)];
const due = claim('d', 'response.digest', { ref: 'A', sha256 });

const rows: readonly Row[] = [
  ['the same bytes', 'holds', answered('openapi: 3.1.0\n'), due],
  ['a byte less', 'fails', answered('openapi: 3.1.0'), due],
  ['no answer', 'undecided', [], claim('d', 'response.digest', { ref: 'B', sha256 })],
];

describe('judges of documents', () => judgesRows(rows));
