// What other people's formats demand of the parts that are written here, in the words of JSON Schema.

const integer = { type: 'integer' };
const text = { type: 'string' };
const closed = (properties: object, required: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

const counts = ['tests', 'passed', 'failed', 'skipped', 'pending', 'other', 'start', 'stop'];

/** Common Test Report Format. */
export const ctrfSchema = closed(
  {
    reportFormat: { const: 'CTRF' },
    specVersion: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' },
    results: closed(
      {
        tool: closed({ name: { type: 'string', minLength: 1 }, version: text }, ['name']),
        summary: closed(Object.fromEntries(counts.map(name => [name, integer])), counts),
        tests: {
          type: 'array',
          items: closed(
            {
              name: { type: 'string', minLength: 1 },
              status: { enum: ['passed', 'failed', 'skipped', 'pending', 'other'] },
              duration: integer,
              start: integer,
              stop: integer,
              suite: { type: 'array', minItems: 1, items: text },
              message: text,
              rawStatus: text,
              tags: { type: 'array', items: text },
              filePath: text,
              line: integer,
              extra: { type: 'object' },
            },
            ['name', 'status', 'duration'],
          ),
        },
        environment: closed({ appName: text, osPlatform: text, testEnvironment: text }, []),
        extra: { type: 'object' },
      },
      ['tool', 'summary', 'tests'],
    ),
  },
  ['reportFormat', 'specVersion', 'results'],
);

const message = closed({ text: { type: 'string', minLength: 1 } }, ['text']);
const level = { enum: ['none', 'note', 'warning', 'error'] };

/** SARIF 2.1.0. */
export const sarifSchema = closed(
  {
    version: { const: '2.1.0' },
    $schema: text,
    runs: {
      type: 'array',
      items: closed(
        {
          tool: closed(
            {
              driver: closed(
                {
                  name: text,
                  semanticVersion: text,
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: closed(
                      {
                        id: text,
                        shortDescription: message,
                        defaultConfiguration: closed({ level }, []),
                        properties: { type: 'object' },
                      },
                      ['id'],
                    ),
                  },
                },
                ['name'],
              ),
            },
            ['driver'],
          ),
          results: {
            type: 'array',
            items: closed(
              {
                ruleId: text,
                level,
                message,
                locations: {
                  type: 'array',
                  items: closed(
                    {
                      physicalLocation: closed(
                        {
                          artifactLocation: closed({ uri: { type: 'string', format: 'uri-reference' } }, [
                            'uri',
                          ]),
                          region: closed({ startLine: { type: 'integer', minimum: 1 } }, ['startLine']),
                        },
                        ['artifactLocation'],
                      ),
                    },
                    ['physicalLocation'],
                  ),
                },
                partialFingerprints: { type: 'object', additionalProperties: text },
                suppressions: {
                  type: 'array',
                  items: closed({ kind: { enum: ['inSource', 'external'] }, justification: text }, ['kind']),
                },
              },
              ['message'],
            ),
          },
          invocations: {
            type: 'array',
            items: closed({ executionSuccessful: { type: 'boolean' }, exitCode: integer }, [
              'executionSuccessful',
            ]),
          },
        },
        ['tool'],
      ),
    },
  },
  ['version', 'runs'],
);

/** JUnit by the schema of Jenkins: attributes that each element may have, and the elements that it may hold. */
export const junitForm: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly children: readonly string[] }>
> = {
  testsuites: { attributes: ['name', 'tests', 'failures', 'errors', 'time'], children: ['testsuite'] },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp'],
    children: ['testcase'],
  },
  testcase: {
    attributes: ['name', 'classname', 'time', 'file', 'line'],
    children: ['skipped', 'error', 'failure', 'system-out'],
  },
  failure: { attributes: ['message', 'type'], children: [] },
  error: { attributes: ['message', 'type'], children: [] },
  skipped: { attributes: ['message', 'type'], children: [] },
  'system-out': { attributes: [], children: [] },
};
