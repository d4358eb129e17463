import type { CatalogModelRequest } from '#contracts';
import { OrchestratorError } from '../../kernel/index.ts';
import { type ContentSource, UnreadableSource } from '../sources/content.ts';
import { digestContent } from '../sources/digest-content.ts';
import type { Check } from './report.ts';

/** A bill of materials is one only where it can be read and has its digest. @implements ASY-CAT-002 */
export async function checkSbom(sbom: CatalogModelRequest['sbom'], source: ContentSource): Promise<Check> {
  if (sbom === undefined) return { check: 'sbom', outcome: 'absent' };
  try {
    const { digest } = await digestContent(source, sbom.uri);
    return { check: 'sbom', outcome: digest === sbom.digest ? 'match' : 'mismatch' };
  } catch (error) {
    if (error instanceof UnreadableSource || error instanceof OrchestratorError) {
      return { check: 'sbom', outcome: 'unread' };
    }
    throw error;
  }
}
