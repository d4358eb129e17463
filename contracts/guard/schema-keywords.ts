/** Keywords of which a larger value allows less, with the value that means their absence. */
export const lowerLimits: ReadonlyMap<string, number> = new Map([
  ['minimum', Number.NEGATIVE_INFINITY],
  ['exclusiveMinimum', Number.NEGATIVE_INFINITY],
  ['minLength', 0],
  ['minItems', 0],
  ['minProperties', 0],
  ['uniqueItems', 0],
]);

/** Keywords of which a smaller value allows less. */
export const upperLimits: ReadonlyMap<string, number> = new Map([
  ['maximum', Number.POSITIVE_INFINITY],
  ['exclusiveMaximum', Number.POSITIVE_INFINITY],
  ['maxLength', Number.POSITIVE_INFINITY],
  ['maxItems', Number.POSITIVE_INFINITY],
  ['maxProperties', Number.POSITIVE_INFINITY],
]);

export const unions = ['oneOf', 'anyOf'] as const;

/** Keywords that a rule of its own compares, or that only name or annotate. All others are constraints. */
export const handled: ReadonlySet<string> = new Set([
  ...lowerLimits.keys(),
  ...upperLimits.keys(),
  ...['type', 'nullable', 'enum', 'const', 'properties', 'required', 'additionalProperties', 'items'],
  ...['pattern', 'format', 'default', 'unevaluatedProperties', 'deprecated'],
  ...['$id', '$schema', '$defs', 'definitions', '$anchor', '$dynamicAnchor', '$vocabulary'],
]);

export const everyType: ReadonlySet<string> = new Set([
  'null',
  'boolean',
  'object',
  'array',
  'number',
  'integer',
  'string',
]);
