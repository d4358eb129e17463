// What a reader must not meet in the code, each with what to write in its place.

export interface BannedName {
  readonly name: string;
  readonly instead: string;
  /** Where the rule holds. */
  readonly within: RegExp;
  /** The homes in which the name is allowed. */
  readonly except: RegExp;
}

const cliFiles = /(^assay\.ts$|(^|\/)cli(\.ts$|\/)|(^|\/)main\.ts$|^ci\/)/;
const worldHomes =
  /^(reference-server\/kernel\/world\.ts|conformance\/harness\/clock\.ts|conformance\/targets\/second\/clock\.ts|requirements\/commands\/age\.ts|ci\/)|\.test\.ts$/;
const everywhere = /\.ts$/;

export const bannedNames: readonly BannedName[] = [
  { name: 'Date', instead: 'world.wallMs() or world.monotonicMs()', within: everywhere, except: worldHomes },
  { name: 'performance', instead: 'world.monotonicMs()', within: everywhere, except: worldHomes },
  { name: 'setTimeout', instead: 'world.after(delayMs, run)', within: everywhere, except: worldHomes },
  {
    name: 'setInterval',
    instead: 'world.after(delayMs, run), again from its own callback',
    within: everywhere,
    except: worldHomes,
  },
  { name: 'Math.random', instead: 'world.random()', within: everywhere, except: worldHomes },
  { name: 'randomUUID', instead: 'world.uuid()', within: everywhere, except: worldHomes },
  {
    name: 'process.env',
    instead: 'a setting that config/ reads and hands in',
    within: everywhere,
    except:
      /^(reference-server\/config\/|contracts\/pacts\/consumer\/pact-library\.ts|conformance\/(harness\/environment|mutants\/plant|peers\/worker)\.ts|ci\/|assay\.ts)|(^|\/)(cli|main)\.ts$|\/cli\/|\.test\.ts$/,
  },
  {
    name: 'console',
    instead: 'the io that cli hands in, or the logger of telemetry',
    within: everywhere,
    except: cliFiles,
  },
];

/** Words that say nothing about what lies in a file or folder. */
export const bannedFileWords: readonly string[] = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'lib',
  'manager',
  'data',
  'info',
  'misc',
];

/** Paths whose names are contract or fixed by DESIGN.md. */
export const fileWordExceptions: readonly RegExp[] = [/^contracts\/generated\//, /^contracts\/openapi\//];

export const fileLinesMax = 250;
export const functionLinesMax = 40;
export const parametersMax = 3;

/** Express tells an error handler by its four parameters. */
export const parameterExceptions: readonly RegExp[] = [/^reference-server\/api\/app\.ts$/];

/** Phrases that a comment must not hold. */
export const bannedComments: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b(?!\()/, instead: 'an issue, or the work itself' },
  { pattern: /@ts-(ignore|nocheck|expect-error)/, instead: 'a type that is true' },
  { pattern: /[=*#-]{8,}/, instead: 'no banner: a file of its own, or nothing' },
];
