import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { reportCommandOf, runCommandOf } from '../../conformance/cli.ts';
import { fileNames } from '../../conformance/report/index.ts';
import { root } from '../command.ts';

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

const optionsOf = (command: Command): string[] => command.options.map(({ long }) => long ?? '');

const reportCommands = reportCommandOf().commands.map(command => command.name());

/** Every `assay.ts <command>` of a script is one that there is. */
const commandsIn = (script: string): string[][] =>
  [...script.matchAll(/assay\.ts" ([a-z]+) ([a-z]+)/g)].map(([, command = '', sub = '']) => [command, sub]);

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly uses?: string;
      readonly run?: string;
      readonly shell?: string;
      readonly env?: Readonly<Record<string, string>>;
      readonly with?: Readonly<Record<string, string>>;
    }[];
  };
}

describe('the GitHub action', () => {
  const text = textOf('ci/github-action/action.yml');
  const script = textOf('ci/github-action/run.sh');
  const { inputs, outputs, runs } = parse(text) as Action;
  const names = Object.keys(inputs);

  it('names inputs that it has, and hands each to a step', () => {
    const asked = new Set([...text.matchAll(/\binputs\.([a-z-]+)/g)].map(([, name = '']) => name));
    assert.deepEqual([...asked].sort(), names.toSorted());
    for (const { description } of Object.values(inputs)) assert.match(description, /\.$|…$/);
  });

  it('passes to the script what the script reads, and the script options that there are', () => {
    const env = runs.steps.find(({ run }) => run?.includes('run.sh'))?.env ?? {};
    const looped = /^for name in ([a-z ]+); do$/m.exec(script)?.[1]?.split(' ') ?? [];
    assert.ok(looped.length > 8);
    const wanted = [...looped, 'report'].map(name => `ASSAY_${name.toUpperCase()}`);
    assert.deepEqual(Object.keys(env).sort(), wanted.sort());
    const options = optionsOf(runCommandOf());
    for (const name of [...looped, 'report']) assert.ok(options.includes(`--${name}`), name);
  });

  it('calls files and commands that there are', () => {
    for (const [, path = ''] of text.matchAll(/\$GITHUB_ACTION_PATH\/([\w./-]+)/g))
      assert.ok(existsSync(join(root, 'ci/github-action', path)), path);
    const called = commandsIn(`${text}\n${script}`);
    assert.deepEqual(called.map(([, sub]) => sub).sort(), ['annotations', 'comment', 'outputs']);
    for (const [command, sub = ''] of called)
      assert.ok(command === 'report' && reportCommands.includes(sub), `${command} ${sub}`);
    assert.ok(text.includes(`/${fileNames.sarif}`));
    for (const name of [fileNames.summary, fileNames.attestation])
      assert.ok(script.includes(`/${name}`), name);
  });

  it('gives outputs of a step that writes them, and steps that say their shell or their version', () => {
    for (const [name, { value }] of Object.entries(outputs)) {
      const [, step] = /steps\.run\.outputs\.([a-z-]+)/.exec(value) ?? [];
      if (step === undefined) assert.equal(value, `\${{ inputs.${name} }}`);
      else assert.equal(step, name);
    }
    for (const { uses, run, shell } of runs.steps) {
      if (uses === undefined) assert.ok(run !== undefined && shell === 'bash');
      else assert.match(uses, /^[\w-]+\/[\w/-]+@v\d+$/);
    }
  });
});

describe('the GitLab template', () => {
  const path = 'ci/gitlab/assay.gitlab-ci.yml';
  const job = (parse(textOf(path)) as Record<string, Readonly<Record<string, never>>>)['.assay'];
  const script: readonly string[] = job?.script ?? [];

  it('passes each of its variables as an option that there is', () => {
    const variables = Object.keys(job?.variables ?? {}).filter(name => name !== 'ASSAY_HOME');
    const options = optionsOf(runCommandOf());
    const passed = [...script.join('\n').matchAll(/--([a-z]+) "\$(ASSAY_[A-Z]+)"/g)];
    assert.deepEqual(passed.map(([, , variable]) => variable).sort(), variables.sort());
    for (const [, option = '', variable] of passed) {
      assert.ok(options.includes(`--${option}`), option);
      assert.equal(variable, `ASSAY_${option.toUpperCase()}`);
    }
  });

  it('keeps files that a report has, whatever came of the run', () => {
    const artifacts = Object(job?.artifacts);
    assert.equal(artifacts.when, 'always');
    assert.equal(artifacts.reports.junit, `$ASSAY_REPORT/${fileNames.junit}`);
    assert.ok(existsSync(join(root, 'assay.ts')) && script.some(line => line.includes('/assay.ts"')));
  });
});

describe('the image and the workflows', () => {
  it('copy what there is, and let all of it into the image', () => {
    const kept = textOf('ci/image/Dockerfile.dockerignore').split('\n');
    const sources = [...textOf('ci/image/Dockerfile').matchAll(/^COPY (.+) \S+$/gm)].flatMap(
      ([, from = '']) => from.split(' '),
    );
    assert.ok(sources.length > 5);
    for (const source of sources) {
      assert.ok(existsSync(join(root, source)), source);
      assert.ok(kept.includes(`!${source.replace(/^\.\//, '')}`), source);
    }
  });

  it('run scripts that package.json has', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const files = globSync('.github/workflows/*.yml', { cwd: root });
    assert.ok(files.length > 1);
    for (const file of files) {
      parse(textOf(file));
      for (const [, name = ''] of textOf(file).matchAll(
        /npm (?:run )?(test|start|[a-z]+:[a-z]+|verify|build)\b/g,
      ))
        assert.ok(Object.hasOwn(scripts, name), `${dirname(file)}: ${name}`);
    }
  });
});
