// How much, and how fast? Load runs, their figures, and the report that is drawn and kept.
// Surprising: a result is refused where the generator was the bottleneck, whether its figures hold or not.
export type { Line, LineVerdict } from './figures/line.ts';
export type {
  DepthPoint,
  GoodputPoint,
  LatencyPoint,
  LoadReport,
  LoadResult,
  LoadSeries,
  LoadVerdict,
  ProcessPoint,
} from './report/load-report.ts';
