// `assay ctl …`: the configuration, the audit and the tasks of a server anywhere.
import type { ConfigReload, ControlSchemas, TaskList } from '#contracts';
import { tableLines } from './ctl-table.ts';
import type { Target } from './http-client.ts';
import type { ExitCode, Io } from './io.ts';
import { answerOf, type ListArguments, type Shown } from './task.ts';

export async function reloadConfig({ json }: Shown, io: Io, target: Target): Promise<ExitCode> {
  const answer = await answerOf<ConfigReload>(target, { method: 'POST', path: '/v1/config/reload' }, io);
  if (answer === undefined) return 1;
  const { digest, changed } = answer.body;
  if (json) io.out(JSON.stringify(answer.body));
  else {
    io.out(`in force: ${digest}`);
    if (changed.length === 0) io.out('nothing is different');
    for (const pointer of changed) io.out(`  ${pointer}`);
  }
  return 0;
}

export interface AuditArguments extends Shown {
  readonly tenant?: string | undefined;
  readonly action?: string | undefined;
  readonly limit: number;
}

/** Swedish writes a time as the standard does. */
const instants = (): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'UTC' });

export async function listAudit(args: AuditArguments, io: Io, target: Target): Promise<ExitCode> {
  const query = new URLSearchParams({
    limit: String(args.limit),
    ...(args.tenant && { tenant_id: args.tenant }),
    ...(args.action && { action: args.action }),
  });
  const answer = await answerOf<ControlSchemas['AuditList']>(target, { path: `/v1/audit?${query}` }, io);
  if (answer === undefined) return 1;
  const times = instants();
  const rows = answer.body.items.map(record => [
    times.format(record.at_ms),
    record.key_id ?? '-',
    record.action,
    record.target ?? '-',
    record.error_code ?? record.outcome,
  ]);
  if (args.json) io.out(JSON.stringify(answer.body));
  else
    for (const line of tableLines({ headings: ['time', 'key', 'action', 'target', 'outcome'], rows }))
      io.out(line);
  return 0;
}

export async function listTasks(args: ListArguments, io: Io, target: Target): Promise<ExitCode> {
  const query = new URLSearchParams({ limit: String(args.limit), ...(args.state && { state: args.state }) });
  const answer = await answerOf<TaskList>(target, { path: `/v1/tasks?${query}` }, io);
  if (answer === undefined) return 1;
  const rows = answer.body.items.map(task => [
    task.task_id,
    task.state,
    task.priority,
    task.engine ?? '-',
    task.model_ref,
  ]);
  const headings = ['task', 'state', 'class', 'engine', 'model'];
  if (args.json) io.out(JSON.stringify(answer.body));
  else if (rows.length === 0) io.out('No tasks.');
  else for (const line of tableLines({ headings, rows })) io.out(line);
  return 0;
}
