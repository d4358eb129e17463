import { compareRequestBody } from './compare-content.ts';
import { compareParameters } from './compare-parameters.ts';
import { compareResponses } from './compare-responses.ts';
import { compareRoles, compareSecurity } from './compare-security.ts';
import { type JsonObject, objectOf, textsOf } from './json.ts';
import type { OperationPair } from './operation.ts';
import type { RuleId } from './rules/index.ts';
import { below } from './schema-parts.ts';

export function compareOperations(pair: OperationPair): void {
  compareNames(pair);
  compareParameters(pair);
  compareRequestBody(pair);
  compareResponses(pair);
  compareSecurity(pair);
  compareRoles(pair);
  compareErrorCodes(pair);
  compareStreamEvents(pair);
}

function compareNames({ session, old, new: next }: OperationPair): void {
  if (old.id === next.id || old.id === null) return;
  const about = { at: below(next.part, null, 'operationId').at, subject: 'the operation', use: old.id };
  const verb = next.id === null ? 'has no operationId any more' : `is now called ${next.id}`;
  session.findings.add({ ...about, rule: 'operation-id-changed', verb, before: old.id, after: next.id });
}

interface NameList {
  readonly keyword: string;
  readonly noun: string;
  readonly removed: RuleId;
  readonly added: RuleId;
  namesOf(operation: JsonObject): string[];
}

function compareNameLists({ session, old, new: next }: OperationPair, list: NameList): void {
  const [before, after] = [new Set(list.namesOf(old.value)), new Set(list.namesOf(next.value))];
  const about = { use: old.name };
  for (const name of before.difference(after)) {
    const at = below(old.part, null, list.keyword, name).at;
    const subject = `${list.noun} \`${name}\``;
    session.findings.add({ ...about, rule: list.removed, at, subject, verb: 'was removed', before: name });
  }
  for (const name of after.difference(before)) {
    const at = below(next.part, null, list.keyword, name).at;
    const subject = `${list.noun} \`${name}\``;
    session.findings.add({ ...about, rule: list.added, at, subject, verb: 'was added', after: name });
  }
}

function compareErrorCodes(pair: OperationPair): void {
  const keyword = 'x-error-codes';
  compareNameLists(pair, {
    keyword,
    noun: 'response error code',
    removed: 'operation-error-removed',
    added: 'operation-error-added',
    namesOf: operation => textsOf(operation[keyword]),
  });
}

function compareStreamEvents(pair: OperationPair): void {
  const keyword = 'x-sse-events';
  compareNameLists(pair, {
    keyword,
    noun: 'response event',
    removed: 'event-removed',
    added: 'event-added',
    namesOf: operation => Object.keys(objectOf(operation[keyword])),
  });
}
