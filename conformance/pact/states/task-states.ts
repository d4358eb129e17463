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
  const gone: Settings = params.stream_kept === false ? { 'store.stream_retention_ms': 1_000 } : {};
  return { script: answering(piecesOf(params)), server: { ...shown, ...gone } };
};

const streamIsGone = async (setting: Setting): Promise<void> => {
  const path = `/v1/tasks/${setting.text('task_id')}/stream`;
  const isGone = await setting.stand.comesToHold(
    async () => (await setting.stand.call('GET', path, { role: 'data' })).status !== 200,
  );
  setting.holds(isGone, 'the stream is no longer given');
};

const taskIs = async (setting: Setting): Promise<undefined> => {
  const taskId = setting.text('task_id');
  const state = setting.text('state');
  if (!['queued', 'running', 'completed'].includes(state))
    setting.fail(`a task can't be made to be ${state}`);
  if (state === 'queued') await submitted(setting, { taskId: besideIds.first }, 'running');
  await submit(setting, { taskId });
  await comesToBe(setting, taskId, state);
  if (setting.params.pieces !== undefined) {
    const came = await setting.ask(200, ['GET', `/v1/tasks/${taskId}`], { role: 'data' });
    setting.has(came, { output: piecesOf(setting.params).join('') });
  }
  if (setting.params.stream_kept === false) await streamIsGone(setting);
  return undefined;
};

export const taskStates: StateHandlers = {
  'a task': { needs: taskNeeds, establish: taskIs, isShared: true },
};
