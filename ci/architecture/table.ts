// The dependency rule of DESIGN.md as data: who may import whom.

/** Between top-level folders: crossed only through a `#` door of package.json. */
export const folderRule: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  requirements: [],
  'reference-server': ['contracts'],
  conformance: ['contracts', 'requirements'],
  'determinism-suite': ['contracts', 'requirements', 'conformance'],
  chaos: ['contracts', 'requirements', 'conformance'],
  ci: [
    'contracts',
    'requirements',
    'reference-server',
    'conformance',
    'determinism-suite',
    'chaos',
    'assay.ts',
  ],
  'assay.ts': ['contracts', 'requirements', 'reference-server', 'conformance', 'determinism-suite', 'chaos'],
};

/** Doors beyond a folder's index.ts that a folder may use although the rule above has no arrow for it. */
export const exceptions: readonly { readonly from: RegExp; readonly to: RegExp; readonly because: string }[] =
  [
    {
      from: /^determinism-suite\/simulation\//,
      to: /^reference-server\//,
      because: 'the simulation drives the whole server in one process',
    },
    {
      from: /^requirements\/evidence-records\//,
      to: /^contracts\//,
      because: 'a record of evidence is a document of the contract, checked as every other is',
    },
  ];

/** What ci and assay.ts may reach without a door: ci looks at everything, assay.ts loads each folder's cli. */
export const doorless: readonly string[] = ['ci', 'assay.ts'];

/** Layers inside the reference server, lowest first: a concept imports its own layer's doors and what lies below. */
export const serverLayers: readonly (readonly string[])[] = [
  ['kernel'],
  [
    'config',
    'admission',
    'routing',
    'placement',
    'fleet',
    'engines',
    'sessions',
    'catalog',
    'artifacts',
    'policy',
    'guardrails',
    'templates',
    'telemetry',
    'tasks',
    'streams',
    'identity',
    'egress',
  ],
  ['pipeline', 'persistence', 'orchestration', 'control'],
  ['api', 'cli'],
];

/** Packages that only one place may import. */
export const packageHomes: readonly {
  readonly packageName: RegExp;
  readonly home: RegExp;
  readonly instead: string;
}[] = [
  {
    packageName: /^express$/,
    home: /^(reference-server\/api\/|ci\/bench\/passthrough\.ts$)/,
    instead: 'keep Express inside reference-server/api',
  },
  {
    packageName: /^ajv/,
    home: /^contracts\/(validation\/engine|generation\/validators)\.ts$/,
    instead: 'use the validators of #contracts',
  },
  {
    packageName: /^(node:sqlite|pg|kysely|better-sqlite3)$/,
    // The second holds the store of a server from outside, as another process would.
    home: /^(reference-server\/persistence\/|conformance\/harness\/target\/held-store\.ts$)/,
    instead: 'go through a port of persistence',
  },
  {
    packageName: /^@wllama\//,
    home: /^(reference-server\/engines\/adapters|determinism-suite\/engines\/embedded)\//,
    instead: 'use an engine adapter',
  },
  {
    packageName: /^autocannon$/,
    home: /^chaos\/load\/storm\//,
    instead: 'use the open loop of chaos/driver',
  },
  {
    packageName: /^prom-client$/,
    home: /^reference-server\/telemetry\//,
    instead: 'use the metrics of reference-server/telemetry',
  },
];
