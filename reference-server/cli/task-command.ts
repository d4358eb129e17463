import { Command } from 'commander';
import { realWorld } from '../kernel/index.ts';
import { finish, type TargetOptions, targetOf, usageIsTwo, wholeNumber, withTarget } from './options.ts';
import { type StreamArguments, streamTask } from './stream.ts';
import {
  cancelTask,
  getTask,
  type ListArguments,
  listTasks,
  type SubmitArguments,
  submitTask,
} from './task.ts';

interface SubmitOptions extends Omit<SubmitArguments, 'prompt' | 'id'>, TargetOptions {
  readonly id?: string;
  readonly stream: boolean;
}

async function submit(prompt: string, options: SubmitOptions): Promise<void> {
  const id = options.id ?? realWorld().uuid();
  const target = targetOf(options);
  await finish(async io => {
    const code = await submitTask({ ...options, prompt, id }, io, target);
    return code === 0 && options.stream ? streamTask({ id, json: options.json }, io, target) : code;
  });
}

function addSubmit(task: Command): void {
  withTarget(usageIsTwo(task.command('submit <prompt>').description('submit a task')))
    .option('--id <uuid>', 'its id; absent: a new one')
    .option('--model <ref>', 'model', 'tiny')
    .option('--engine <name>', 'engine', 'embedded')
    .option('--ctx <tokens>', 'context that it needs', wholeNumber, 512)
    .option('--max-tokens <number>', 'most tokens to generate', wholeNumber, 64)
    .option('--deadline-ms <ms>', 'from receipt to its end', wholeNumber, 60_000)
    .option('--priority <class>', 'interactive or batch', 'interactive')
    .option('--session <uuid>', 'session that it belongs to')
    .option('--seed <number>', 'seed of the sampler', wholeNumber)
    .option('--stream', 'follow it', false)
    .action(submit);
}

type IdOptions = TargetOptions & { readonly json: boolean };

function addReaders(task: Command): void {
  withTarget(usageIsTwo(task.command('stream <task-id>').description('print its pieces as they come')))
    .option('--after <id>', 'go on behind this frame', wholeNumber)
    .action((id: string, options: Omit<StreamArguments, 'id'> & TargetOptions) =>
      finish(io => streamTask({ ...options, id }, io, targetOf(options))),
    );
  withTarget(usageIsTwo(task.command('get <task-id>').description('print its record'))).action(
    (id: string, options: IdOptions) => finish(io => getTask({ ...options, id }, io, targetOf(options))),
  );
  withTarget(usageIsTwo(task.command('list').description('list tasks, youngest first')))
    .option('--state <state>', 'only those in this state')
    .option('--limit <number>', 'at most so many', wholeNumber, 20)
    .action((options: ListArguments & TargetOptions) =>
      finish(io => listTasks(options, io, targetOf(options))),
    );
}

export function taskCommand(): Command {
  const task = usageIsTwo(new Command('task').description('submit, follow, read and cancel tasks'));
  addSubmit(task);
  addReaders(task);
  withTarget(usageIsTwo(task.command('cancel <task-id>').description('cancel it'))).action(
    (id: string, options: IdOptions) => finish(io => cancelTask({ ...options, id }, io, targetOf(options))),
  );
  return task;
}
