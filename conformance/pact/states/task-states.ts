// States of tasks: at work, waiting, and done.
import { answering, holding, holdingAfter } from '#conformance/peers';
import type { Settings } from '../../run/setup.ts';
import type { Params } from '../interaction.ts';
import type { Needs } from '../stand-configuration.ts';
import type { Setting, StateHandlers } from './state-handler.ts';
import { besideIds, comesToBe, submit, submitted } from './task-making.ts';

const words = ['Rhine ', 'Ebro ', 'Loire ', 'Po '];

const piecesOf = (params: Params): string[] => {
  const count = Number(params.pieces ?? 1);
  return Array.from({ length: count }, (_, at) => words[at % words.length] ?? '');
};

const taskNeeds = (params: Params): Needs => {
  const shown = { 'streams.metrics_interval_ms': 50 };
  if (params.state === 'running') return { script: holdingAfter(piecesOf(params)), server: shown };
  if (params.state === 'queued') return { script: holding, server: shown };
  return { script: answering(piecesOf(params)), server: { ...shown, ...retentionOf(params) } };
};

const shortMs = 1_000;

const retentionOf = ({ stream_kept: isStreamKept, record_kept: isRecordKept }: Params): Settings => {
  if (isRecordKept === false)
    return { 'store.stream_retention_ms': shortMs, 'store.task_retention_ms': shortMs };
  return isStreamKept === false ? { 'store.stream_retention_ms': shortMs } : {};
};

const comesToAnswer = async (setting: Setting, path: string, status: number): Promise<undefined> => {
  const isAnswered = await setting.stand.comesToHold(
    async () => (await setting.stand.call('GET', path, { role: 'data' })).status === status,
  );
  setting.holds(isAnswered, `GET ${path} came to be answered with ${status}`);
  return undefined;
};

const taskIs = async (setting: Setting): Promise<undefined> => {
  const taskId = setting.text('task_id');
  const state = setting.text('state');
  if (!['queued', 'running', 'completed'].includes(state))
    setting.fail(`a task can't be made to be ${state}`);
  if (state === 'queued') await submitted(setting, { taskId: besideIds.first }, 'running');
  await submit(setting, { taskId });
  // Only of an ended task the record is forgotten: that it ended may be too short to be seen.
  if (setting.params.record_kept === false) return comesToAnswer(setting, `/v1/tasks/${taskId}`, 404);
  await comesToBe(setting, taskId, state);
  if (setting.params.pieces !== undefined) {
    const came = await setting.ask(200, ['GET', `/v1/tasks/${taskId}`], { role: 'data' });
    setting.has(came, { output: piecesOf(setting.params).join('') });
  }
  if (setting.params.stream_kept === false) await comesToAnswer(setting, `/v1/tasks/${taskId}/stream`, 410);
  return undefined;
};

export const taskStates: StateHandlers = {
  'a task': { needs: taskNeeds, establish: taskIs, isShared: true },
};
