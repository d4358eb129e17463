import { join } from 'node:path';
import { readFeatures, type Scenario } from './scenario.ts';

const shipped = join(import.meta.dirname, '../features');

/** The scenarios of the suite, or those of a folder of one's own. */
export const readScenarios = (folder?: string): Promise<Scenario[]> => readFeatures(folder ?? shipped);
