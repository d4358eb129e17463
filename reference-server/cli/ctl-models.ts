// `assay ctl …`: models of a server anywhere.
import type { CatalogModel, ControlSchemas, ModelStateRequest } from '#contracts';
import { tableLines } from './ctl-table.ts';
import type { Ask, Target } from './http-client.ts';
import type { ExitCode, Io } from './io.ts';
import { answerOf, type Shown } from './task.ts';

export interface ModelArguments extends Shown {
  readonly model: string;
}

export interface ModelListArguments extends Shown {
  readonly state?: string | undefined;
}

export interface ModelStateArguments extends ModelArguments {
  readonly state: string;
  readonly deadlineMs?: number | undefined;
  readonly override: boolean;
}

const digestShown = 'sha256:'.length + 12;

function modelTable(models: readonly CatalogModel[]): string[] {
  const rows = models.map(model => [
    model.id,
    model.model_ref ?? model.id,
    model.state,
    model.verification.result,
    model.digest.slice(0, digestShown),
    model.tags.join(','),
  ]);
  return tableLines({ headings: ['id', 'model', 'state', 'verified', 'digest', 'tags'], rows });
}

export async function listModels(args: ModelListArguments, io: Io, target: Target): Promise<ExitCode> {
  const query = new URLSearchParams({ limit: '200', ...(args.state && { state: args.state }) });
  const path = `/v1/catalog/models?${query}`;
  const answer = await answerOf<ControlSchemas['CatalogModelList']>(target, { path }, io);
  if (answer === undefined) return 1;
  const { items } = answer.body;
  if (args.json) io.out(JSON.stringify(answer.body));
  else if (items.length === 0) io.out('No models.');
  else for (const line of modelTable(items)) io.out(line);
  return 0;
}

async function changed(
  asked: Ask,
  { json }: Shown,
  { io, target }: { io: Io; target: Target },
): Promise<ExitCode> {
  const answer = await answerOf<CatalogModel>(target, { method: 'POST', ...asked }, io);
  if (answer === undefined) return 1;
  if (json) io.out(JSON.stringify(answer.body));
  else for (const line of modelTable([answer.body])) io.out(line);
  return 0;
}

const pathOf = (model: string, action: string): string =>
  `/v1/catalog/models/${encodeURIComponent(model)}/${action}`;

export function verifyModel(args: ModelArguments, io: Io, target: Target): Promise<ExitCode> {
  return changed({ path: pathOf(args.model, 'verify') }, args, { io, target });
}

export function rollbackModel(args: ModelArguments, io: Io, target: Target): Promise<ExitCode> {
  return changed({ path: pathOf(args.model, 'rollback') }, args, { io, target });
}

export function setModelState(args: ModelStateArguments, io: Io, target: Target): Promise<ExitCode> {
  const { state, deadlineMs, override } = args;
  const body: Omit<ModelStateRequest, 'state'> & { state: string } = {
    state,
    ...(deadlineMs === undefined ? {} : { deadline_ms: deadlineMs }),
    ...(override ? { override } : {}),
  };
  return changed({ path: pathOf(args.model, 'state'), body }, args, { io, target });
}
