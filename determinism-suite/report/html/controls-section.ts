// What the run did to show that it could have failed.
import { faultRows } from '../fault-rows.ts';
import type { DeterminismReport } from '../report.ts';
import { table, verdictField } from './table.ts';

export function controlsSection({ controls, injected }: DeterminismReport): string {
  const seeds = controls.map(({ name, isShown, found }) => [
    name,
    verdictField(isShown ? 'shown' : 'NOT SHOWN'),
    found,
  ]);
  const faults = faultRows(injected).map(([name = '', caught = '', ...others]) => [
    ...[name, verdictField(caught), ...others],
  ]);
  return `<h2>Controls<small>what this run did to show that it could have failed</small></h2>
${table(['on the engine itself', 'seen', 'figures'], seeds)}
<h3>Injected faults, one of each class</h3>
${table(['class', 'caught', 'named', 'first divergence'], faults)}`;
}
