// Rules on names, on files that nothing reaches, and on the links of the Markdown pages.
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { doorsOf, importsOf } from '../architecture/imports.ts';
import { root } from '../command.ts';
import type { Source } from '../sources.ts';
import { bannedFileWords, fileWordExceptions } from './rules.ts';

export function badFileNames(paths: readonly string[]): string[] {
  return paths.flatMap(path => {
    if (!path.endsWith('.ts') || fileWordExceptions.some(exception => exception.test(path))) return [];
    const names = path.split('/').map(part => part.replace(/\.[a-z.]+$/, ''));
    const banned = names.find(name => bannedFileWords.includes(name));
    const found = banned ? [`${path}: «${banned}» says nothing: name the file after its main export.`] : [];
    const base = posix.basename(path);
    if (/[A-Z_]/.test(base)) found.push(`${path}: file names are kebab-case.`);
    return found;
  });
}

/** Where the programs start: scripts of package.json, tests, declared entry points. */
function isEntry(path: string, scripts: string): boolean {
  return (
    /\.test\.ts$/.test(path) ||
    path === 'assay.ts' ||
    scripts.includes(path) ||
    /^conformance\/steps\//.test(path)
  );
}

/** Files that are started as a worker or by a child process are reached by their name in the source. */
function isNamedBy(path: string, sources: readonly Source[]): boolean {
  const base = posix.basename(path);
  return sources.some(
    source =>
      source.path !== path && (source.text.includes(`'./${base}'`) || source.text.includes(`/${base}'`)),
  );
}

export function deadFiles(sources: readonly Source[]): string[] {
  const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    imports: Record<string, string>;
    scripts: Record<string, string>;
  };
  const doors = doorsOf(packageJson);
  const scripts = JSON.stringify(packageJson.scripts);
  const byPath = new Map(sources.map(source => [source.path, source]));
  const reached = new Set<string>();
  const open = sources.filter(source => isEntry(source.path, scripts) || isNamedBy(source.path, sources));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next.path)) continue;
    reached.add(next.path);
    for (const edge of importsOf(next, doors)) {
      const target = edge.target === undefined ? undefined : byPath.get(edge.target);
      if (target) open.push(target);
    }
  }
  return sources
    .filter(source => !reached.has(source.path))
    .map(source => `${source.path}: nothing imports or starts it: delete it or use it.`);
}

function anchorOf(heading: string): string {
  const plain = heading.replace(/[`*]/g, '').trim().toLowerCase();
  return plain.replace(/[^\p{Letter}\p{Number}\s_-]/gu, '').replace(/\s/g, '-');
}

function anchorsIn(text: string): Set<string> {
  return new Set([...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map(match => anchorOf(match[1] ?? '')));
}

function linkProblem(page: string, link: string): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : posix.join(posix.dirname(page), decodeURI(path));
  if (!existsSync(join(root, target))) return `${page}: link to ${link} leads nowhere.`;
  if (!anchor || !target.endsWith('.md')) return undefined;
  const isThere = anchorsIn(readFileSync(join(root, target), 'utf8')).has(anchor);
  return isThere ? undefined : `${page}: ${target} has no heading #${anchor}.`;
}

/** Links in code blocks and code spans are text, not links. */
export function linksIn(text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(match => match[1] ?? '');
}

export function brokenLinks(paths: readonly string[]): string[] {
  const pages = paths.filter(path => path.endsWith('.md') && !path.startsWith('contracts/released/'));
  return pages.flatMap(page => {
    const links = linksIn(readFileSync(join(root, page), 'utf8'));
    return links.map(link => linkProblem(page, link)).filter(problem => problem !== undefined);
  });
}
