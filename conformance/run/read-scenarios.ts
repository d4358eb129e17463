import { join } from 'node:path';
import { matrixScenarios } from '../matrix/index.ts';
import { readFeatures, type Scenario } from './scenario.ts';

const shipped = join(import.meta.dirname, '../features');

/** The scenarios of the suite, those of its matrix among them, or those of a folder of one's own. */
export const readScenarios = async (folder?: string): Promise<Scenario[]> =>
  folder === undefined ? [...(await readFeatures(shipped)), ...matrixScenarios()] : readFeatures(folder);
