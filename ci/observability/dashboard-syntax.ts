// Asks promtool whether the queries of the dashboards parse, as rules of a file that nobody loads.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { runCommand } from '../command.ts';
import { dashboards } from './generated-files.ts';

/** What Grafana puts in before it asks. */
const filled = (expr: string): string => expr.replaceAll('$__rate_interval', '1m').replace(/\$\w+/g, '.*');

export async function checkSyntax(promtool: string): Promise<string[]> {
  const queries = dashboards
    .flatMap(dashboard => dashboard.rows)
    .flatMap(row => row.panels)
    .flatMap(panel => panel.queries);
  const rules = queries.map(({ expr }, index) => ({ record: `query_${index}`, expr: filled(expr) }));
  const folder = mkdtempSync(join(tmpdir(), 'assay-queries-'));
  try {
    const path = join(folder, 'queries.rules.yaml');
    writeFileSync(path, stringify({ groups: [{ name: 'queries', rules }] }));
    const { code, output } = await runCommand(promtool, ['check', 'rules', path]);
    return code === 0 ? [] : [output.trim()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
