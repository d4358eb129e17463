import type { Links, ProofLink, SpecFile } from '../model.ts';
import { scanFeature } from './scan-features.ts';
import { scanPact } from './scan-pact.ts';
import { scanDeclarations, scanImplements } from './scan-source.ts';
import { scanTitles } from './scan-titles.ts';

export interface ScannedLinks extends Links {
  readonly mutants: readonly ProofLink[];
}

/** Everything in tests, features, pacts and sources that names a requirement, in the order of the files. */
export function scanFiles(files: readonly SpecFile[]): ScannedLinks {
  const scans = files.map(({ path, text }) => {
    if (path.endsWith('.feature')) return { ...scanFeature(path, text), code: [], mutants: [] };
    if (path.endsWith('.json')) return { links: scanPact(path, text), code: [], mutants: [], problems: [] };
    const titles = scanTitles(path, text);
    const code = scanImplements(path, text);
    const declared = scanDeclarations(path, text);
    return {
      links: [...titles.links, ...declared.links],
      code: code.links,
      mutants: declared.mutants,
      problems: [...titles.problems, ...code.problems, ...declared.problems],
    };
  });
  return {
    proofs: scans.flatMap(scan => scan.links),
    code: scans.flatMap(scan => scan.code),
    mutants: scans.flatMap(scan => scan.mutants),
    problems: scans.flatMap(scan => scan.problems),
  };
}
