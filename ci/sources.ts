// The TypeScript sources of the tree, parsed once: what architecture and tidy look at.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './command.ts';

export interface Source {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** Tracked files, and untracked ones that are not ignored: what a commit of everything would hold. */
export function listedFiles(): string[] {
  const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(output.split('\n'))].filter(path => path !== '' && existsSync(join(root, path))).sort();
}

export function parseSource(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2024, true) };
}

export function readSources(): Source[] {
  return listedFiles()
    .filter(path => path.endsWith('.ts') && !path.endsWith('.d.ts') && !/\/(generated|released)\//.test(path))
    .map(path => parseSource(path, readFileSync(join(root, path), 'utf8')));
}

export function lineOf(source: Source, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1;
}
