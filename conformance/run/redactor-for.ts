import { Redactor } from '#conformance/harness';
import type { CastCase } from './cast.ts';

/** As cast.ts makes keys. Those of other cases may stand in what a server says to all. */
const madeKeyShape = /ask-[0-9a-f]{64}/;

/** Knows every secret that the case may meet. */
export const redactorFor = ({ secrets }: CastCase): Redactor => {
  const redactor = new Redactor();
  for (const [label, secret] of secrets) redactor.add(secret, label);
  redactor.addShape(madeKeyShape, 'key of another case');
  return redactor;
};
