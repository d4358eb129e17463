import type { ScannedLinks } from '../links/scan-files.ts';
import type { Problem, SpecFile } from '../model.ts';
import type { ContractIndex } from '../pointers/contract-index.ts';
import type { Extraction } from '../specs/extract.ts';

/** What the gate looks at, read already: the rules themselves touch no file. */
export interface GateInput {
  readonly specs: readonly SpecFile[];
  readonly extraction: Extraction;
  readonly contracts: ContractIndex;
  readonly links: ScannedLinks;
  /** The hash at which each requirement's links were last confirmed; `retired` for a dropped id. */
  readonly confirmed: ReadonlyMap<string, string>;
}

export type Rule = (input: GateInput) => readonly Problem[];
