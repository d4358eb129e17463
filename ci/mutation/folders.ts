// Which folders of the server are mutated, and which tests are asked. Of these only those run that run the changed code.
export interface Folder {
  readonly name: string;
  /** Relative to the root. */
  readonly path: string;
  /** Globs: its own tests, and those of who lives on it. */
  readonly tests: readonly string[];
  /** Seeds of the simulation, once every test has passed. */
  readonly seeds: number;
}

const server = 'reference-server';
const neighbours = [`${server}/orchestration/**/!(*.live|*.property).test.ts`];

/** In percent, of each folder. */
export const scoreMin = 85;

const folder = (name: string, more: readonly string[] = neighbours): Folder => ({
  name,
  path: `${server}/${name}`,
  tests: [`${server}/${name}/**/*.test.ts`, ...more],
  seeds: 6,
});

export const folders: readonly Folder[] = [
  folder('admission'),
  folder('placement'),
  folder('pipeline'),
  folder('sessions'),
  folder('api/sse', [`${server}/api/streams.live.test.ts`]),
];

/** What tests are made of is not mutated. */
export const isSource = (path: string): boolean =>
  path.endsWith('.ts') && !/\.(test|model)\.ts$|(^|[/-])(fixtures?|[a-z]+-for-tests)(\.ts$|\/)/.test(path);
