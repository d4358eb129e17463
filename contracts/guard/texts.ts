import { segmentsOf, under } from './json.ts';

const texts = new Set(['description', 'title', 'summary', '$comment', 'example', 'examples', 'externalDocs']);
const catalogueTexts = new Set([...texts, 'message', 'help', 'note', 'since', 'says']);
/** Below these the next segment is a name that the author chose, not a keyword. */
const namesBelow = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'schemas', 'parameters'],
  ...['responses', 'requestBodies', 'headers', 'securitySchemes', 'paths', 'pathItems', 'content'],
]);

const entriesBelow = new Set([
  ...['codes', 'metrics', 'labels', 'values', 'capabilities', 'engines', 'wires', 'workloads'],
  ...['frames', 'states', 'rules'],
]);

export function isText(keyword: string): boolean {
  return texts.has(keyword);
}

export interface Readership {
  readonly of: 'text' | 'extension' | 'contract';
  /** The whole text or extension that the place belongs to, or the place itself. */
  readonly pointer: string;
}

/** Whether a place of a document speaks to readers, to tools, or is part of the contract. */
export function readershipOf(pointer: string, isCatalogue: boolean): Readership {
  const words = isCatalogue ? catalogueTexts : texts;
  let before = '';
  let passed = '';
  for (const segment of segmentsOf(pointer)) {
    const isName = namesBelow.has(before) || (isCatalogue && entriesBelow.has(before));
    passed = under(passed, segment);
    if (!isName && words.has(segment)) return { of: 'text', pointer: passed };
    if (!isName && segment.startsWith('x-')) return { of: 'extension', pointer: passed };
    before = isName ? '' : segment;
  }
  return { of: 'contract', pointer };
}

/** Whether a property of a catalogue is more than words about it. */
export function isContract(property: string): boolean {
  return readershipOf(under('', property), true).of === 'contract';
}
