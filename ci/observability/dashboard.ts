// What a dashboard is here, before it is Grafana's JSON.
export interface DashboardQuery {
  readonly expr: string;
  readonly legend: string;
}

/** Grafana's ids of units. */
export type Unit = 'short' | 'ms' | 's' | 'percent' | 'percentunit' | 'bytes' | 'reqps' | 'ops' | 'bool';

export interface Panel {
  readonly title: string;
  readonly kind: 'timeseries' | 'stat';
  readonly unit: Unit;
  readonly about: string;
  readonly queries: readonly DashboardQuery[];
}

/** A choice above the panels: the values that a label of a metric has. */
export interface Variable {
  readonly label: string;
  readonly metric: string;
}

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly about: string;
  readonly variables: readonly Variable[];
  readonly rows: readonly { readonly title: string; readonly panels: readonly Panel[] }[];
}

type Texts = Omit<Panel, 'kind'>;

export const graph = (texts: Texts): Panel => ({ kind: 'timeseries', ...texts });

export const figure = (texts: Texts): Panel => ({ kind: 'stat', ...texts });

const legendOf = (labels: readonly string[]): string => labels.map(label => `{{${label}}}`).join(' ');

/** Events per second, added up over all labels but these. */
export const rateBy = (metric: string, ...labels: readonly string[]): DashboardQuery => ({
  expr: `sum by (${labels.join(', ')}) (rate(${metric}[$__rate_interval]))`,
  legend: legendOf(labels),
});

export const sumBy = (metric: string, ...labels: readonly string[]): DashboardQuery => ({
  expr: `sum by (${labels.join(', ')}) (${metric})`,
  legend: legendOf(labels),
});

/** The quantile of a histogram; `selector` may hold matchers, behind the name of the bucket. */
export const quantileBy = (
  quantile: number,
  bucket: string,
  ...labels: readonly string[]
): DashboardQuery => ({
  expr: `histogram_quantile(${quantile}, sum by (${[...labels, 'le'].join(', ')}) (rate(${bucket}[$__rate_interval])))`,
  legend: `p${quantile * 100} ${legendOf(labels)}`.trimEnd(),
});

export const named = (expr: string, legend: string): DashboardQuery => ({ expr, legend });
