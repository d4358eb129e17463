// Question: does the code read as CONTRIBUTING promises? Every finding names what to write instead.
import { listedFiles, readSources } from '../sources.ts';
import { badComments, badTests, bannedUses, oversized } from './code.ts';
import { badFileNames, brokenLinks, deadFiles } from './files.ts';

export function tidyProblems(): string[] {
  const sources = readSources();
  const paths = listedFiles();
  return [
    ...sources.flatMap(source => [
      ...bannedUses(source),
      ...oversized(source),
      ...badComments(source),
      ...badTests(source),
    ]),
    ...badFileNames(paths),
    ...deadFiles(sources),
    ...brokenLinks(paths),
  ];
}
