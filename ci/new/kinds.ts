// What can be scaffolded: for each kind the file, its first content, and what to do next.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';

export interface Draft {
  readonly path: string;
  readonly content: string;
  /** The file exists and the content is added at its end. */
  readonly appended?: boolean;
  readonly next: readonly string[];
}

export interface Kind {
  readonly usage: string;
  readonly argumentCount: number;
  draft(args: readonly string[]): Draft;
}

export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function camelOf(slug: string): string {
  return slug.replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

/** Decisions of later work start above those that the first words reserved. */
function nextDecision(): string {
  const numbers = readdirSync(join(root, '.specs/decisions')).map(name => Number(name.slice(0, 4)));
  const highest = Math.max(0, ...numbers.filter(Number.isInteger));
  return String(highest + 1).padStart(4, '0');
}

function decision([title = '']: readonly string[]): Draft {
  const number = nextDecision();
  return {
    path: `.specs/decisions/${number}-${slugOf(title)}.md`,
    content: `# ${number}. ${title}\n\n## Context\n\nWhat made a choice necessary.\n\n## Decision\n\nWhat holds from now on.\n\n## What changes for a client\n\nWhat they will see, or «nothing».\n`,
    next: ['fill in the three sections', 'name the record where its reader will look for it'],
  };
}

function requirement([area = '', id = '', level = 'MUST']: readonly string[]): Draft {
  return {
    path: `.specs/${slugOf(area)}.md`,
    appended: true,
    content: `\n**${id}** (${level}) One testable statement.\n\n- profile: orchqueue-core\n- proof: conformance\n- contracts: op:createTask\n`,
    next: [
      'write the statement; letter its clauses where it says more than one thing',
      'npm run generate',
      `npx assay explain ${id}`,
    ],
  };
}

function scenario([profile = '', area = '', title = '']: readonly string[]): Draft {
  return {
    path: `conformance/features/${profile}/${slugOf(area)}/${slugOf(title)}.feature`,
    content: `Feature: ${title}\n\n  @ORCH-0000 @must\n  Scenario: ${title}\n    Given a pool "P"\n    When task "A" is submitted\n    Then the answer to "A" has status 202 [ORCH-0000]\n`,
    next: [
      'replace the id by the clause that it proves, in the tag and behind the claim',
      'reuse a step where one fits: conformance/README.md says how scenarios are written',
      `npx assay replay '${slugOf(title)}'`,
    ],
  };
}

function mutant([area = '', clause = '', title = '']: readonly string[]): Draft {
  return {
    path: `conformance/mutants/${slugOf(area)}/${slugOf(title)}.yaml`,
    content: [
      `- name: ${slugOf(title)}`,
      `  breaks: [${clause}]`,
      '  kind: omission',
      '  file: reference-server/',
      "  find: ''",
      "  replace: ''",
      `  why: ${JSON.stringify(title)}`,
      '',
    ].join('\n'),
    next: ['name the file and the text that occurs in it exactly once', `npx assay prove --only ${clause}`],
  };
}

function adapter([name = '']: readonly string[]): Draft {
  const slug = slugOf(name);
  const type = `${slug.charAt(0).toUpperCase()}${camelOf(slug).slice(1)}`;
  return {
    path: `reference-server/engines/adapters/${slug}.ts`,
    content: `// The ${name} engine behind the port of #contracts/adapter.\nimport type { EngineAdapter } from '#contracts/adapter';\n\nexport interface ${type}Options {\n  readonly url: string;\n}\n\nexport declare function create${type}Adapter(options: ${type}Options): EngineAdapter;\n`,
    next: [
      'implement the port',
      'hand it out in reference-server/engines/index.ts',
      'run the family suite over it in a test beside it',
    ],
  };
}

function plugin([name = '', phase = 'POST_INFERENCE']: readonly string[]): Draft {
  const slug = slugOf(name);
  return {
    path: `reference-server/pipeline/plugins/${slug}.ts`,
    content: `// ${name}: a plugin of ${phase}.\nimport type { PluginFactory } from '../plugin.ts';\n\nexport const ${camelOf(slug)}: PluginFactory = () => ({\n  execute: async view => void view,\n});\n\nexport default ${camelOf(slug)};\n`,
    next: [
      `name it in a configuration under plugins, phase ${phase}`,
      'write a test beside it',
      'npm run check',
    ],
  };
}

export const kinds: Readonly<Record<string, Kind>> = {
  decision: { usage: 'decision "<title>"', argumentCount: 1, draft: decision },
  requirement: { usage: 'requirement <area> <ID> [MUST|SHOULD|MAY]', argumentCount: 2, draft: requirement },
  scenario: { usage: 'scenario <profile> <area> "<title>"', argumentCount: 3, draft: scenario },
  mutant: { usage: 'mutant <area> <clause> "<why>"', argumentCount: 3, draft: mutant },
  adapter: { usage: 'adapter <name>', argumentCount: 1, draft: adapter },
  plugin: { usage: 'plugin <name> [PHASE]', argumentCount: 1, draft: plugin },
};
