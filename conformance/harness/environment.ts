// The only place of the suite that reads the environment, or sets what a package reads there.

/** The value of a variable; undefined where it is absent or empty. */
export const environmentValue = (name: string): string | undefined => process.env[name] || undefined;

/** For a package that is told so; what somebody else set stays. */
export const presetEnvironment = (values: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
};

/** The last is where a process of Node finds what it compiled before: it starts the same, and sooner. */
const passedOn = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'SystemRoot', 'NODE_COMPILE_CACHE'];

/** What a process that the harness starts may know: little, so that it behaves alike everywhere. */
export const childEnvironment = (extra: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const inherited = passedOn.flatMap(name => {
    const value = environmentValue(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(inherited), ...extra };
};
