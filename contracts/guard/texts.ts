import { segmentsOf } from './json.ts';

const texts = new Set(['description', 'title', 'summary', '$comment', 'example', 'examples', 'externalDocs']);
const catalogueTexts = new Set([
  ...texts,
  'message',
  'help',
  'note',
  'notes',
  'reason',
  'why',
  'since',
  'comment',
]);
/** Below these the next segment is a name that the author chose, not a keyword. */
const namesBelow = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'schemas', 'parameters'],
  ...['responses', 'requestBodies', 'headers', 'securitySchemes', 'paths', 'pathItems', 'content'],
]);

export function isText(keyword: string): boolean {
  return texts.has(keyword);
}

export type Readership = 'text' | 'extension' | 'contract';

/** Whether a place of a document speaks to readers, to tools, or is part of the contract. */
export function readershipOf(pointer: string, isCatalogue: boolean): Readership {
  const words = isCatalogue ? catalogueTexts : texts;
  let before = '';
  for (const segment of segmentsOf(pointer)) {
    const isName = namesBelow.has(before);
    if (!isName && words.has(segment)) return 'text';
    if (!isName && segment.startsWith('x-')) return 'extension';
    before = isName ? '' : segment;
  }
  return 'contract';
}
