// A dashboard as the JSON that Grafana imports.
import type { Dashboard, Panel, Variable } from './dashboard.ts';

const source = { type: 'prometheus', uid: '$datasource' };
const width = 8;
const height = 8;
const perLine = 3;

function target({ expr, legend }: Panel['queries'][number], index: number): object {
  const refId = String.fromCharCode('A'.charCodeAt(0) + index);
  return { datasource: source, expr, legendFormat: legend === '' ? '__auto' : legend, refId };
}

function panelJson(panel: Panel, id: number, gridPos: object): object {
  const base = {
    id,
    title: panel.title,
    type: panel.kind,
    description: panel.about,
    datasource: source,
    gridPos,
  };
  const defaults = { unit: panel.unit, ...(panel.unit === 'percentunit' ? { min: 0, max: 1 } : { min: 0 }) };
  const options =
    panel.kind === 'stat'
      ? { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false }, textMode: 'value_and_name' }
      : {
          legend: { displayMode: 'table', placement: 'bottom', calcs: ['lastNotNull', 'max'] },
          tooltip: { mode: 'multi' },
        };
  return { ...base, fieldConfig: { defaults, overrides: [] }, options, targets: panel.queries.map(target) };
}

function panelsOf(dashboard: Dashboard): object[] {
  const panels: object[] = [];
  let top = 0;
  for (const row of dashboard.rows) {
    const place = { h: 1, w: 24, x: 0, y: top };
    panels.push({
      id: panels.length + 1,
      title: row.title,
      type: 'row',
      collapsed: false,
      gridPos: place,
      panels: [],
    });
    for (const [index, panel] of row.panels.entries()) {
      const y = top + 1 + Math.floor(index / perLine) * height;
      const gridPos = { h: height, w: width, x: (index % perLine) * width, y };
      panels.push(panelJson(panel, panels.length + 1, gridPos));
    }
    top += 1 + Math.ceil(row.panels.length / perLine) * height;
  }
  return panels;
}

function variableJson({ label, metric }: Variable): object {
  const query = `label_values(${metric}, ${label})`;
  return {
    name: label,
    type: 'query',
    datasource: source,
    query: { query, refId: label },
    definition: query,
    includeAll: true,
    allValue: '.*',
    multi: true,
    refresh: 2,
    sort: 1,
  };
}

export function grafanaJson(dashboard: Dashboard): object {
  return {
    uid: dashboard.uid,
    title: dashboard.title,
    description: dashboard.about,
    tags: ['assay'],
    schemaVersion: 39,
    editable: true,
    refresh: '30s',
    time: { from: 'now-1h', to: 'now' },
    timezone: 'utc',
    templating: {
      list: [
        { name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Prometheus' },
        ...dashboard.variables.map(variableJson),
      ],
    },
    panels: panelsOf(dashboard),
  };
}
