// The store's own thread: the only one that ever waits for the disk.
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Call, CallName, Reply, WorkerSettings } from './calls.ts';
import { Connection } from './connection.ts';
import type { ControlTables } from './control-tables.ts';
import { reasonOf } from './failures.ts';

const connection = new Connection(workerData as WorkerSettings);

type ControlCall = Extract<
  Call,
  {
    name:
      | 'putModel'
      | 'findModel'
      | 'models'
      | 'putArtifact'
      | 'findArtifact'
      | 'artifacts'
      | 'artifactBytes'
      | 'highestArtifact';
  }
>;

function controlAnswer(call: ControlCall, control: ControlTables): Answer<CallName> {
  switch (call.name) {
    case 'putModel':
      return control.putModel(call.argument);
    case 'findModel':
      return control.findModel(call.argument);
    case 'models':
      return control.models();
    case 'putArtifact':
      return control.putArtifact(call.argument);
    case 'findArtifact':
      return control.findArtifact(call.argument.tenantId, call.argument.id);
    case 'artifacts':
      return control.artifacts(call.argument);
    case 'artifactBytes':
      return control.artifactBytes(call.argument);
    case 'highestArtifact':
      return control.highestArtifact();
    default:
      return call satisfies never;
  }
}

function answerTo(call: Call): Answer<CallName> {
  switch (call.name) {
    case 'open':
      return connection.use(() => undefined);
    case 'commit':
      return connection.use(file => file.writes.commit(call.argument));
    case 'forget':
      return connection.use(file => file.forgetting.forget(call.argument));
    case 'findTask':
      return connection.use(file => file.reads.findTask(call.argument.tenantId, call.argument.taskId));
    case 'listTasks':
      return connection.use(file => file.reads.listTasks(call.argument));
    case 'openTasks':
      return connection.use(file => file.reads.openTasks());
    case 'sessions':
      return connection.use(file => file.reads.sessions());
    case 'usage':
      return connection.use(file => file.reads.usage());
    case 'audit':
      return connection.use(file => file.reads.audit(call.argument.limit, call.argument.skip));
    case 'knownIds':
      return connection.use(file => file.reads.knownIds());
    case 'highestOrdinal':
      return connection.use(file => file.reads.highestOrdinal());
    case 'close':
      connection.close();
      return undefined;
    default:
      return connection.use(file => controlAnswer(call, file.control));
  }
}

function replyTo(call: Call): Reply {
  try {
    return { id: call.id, answer: answerTo(call) };
  } catch (error) {
    return { id: call.id, failure: reasonOf(error) };
  }
}

parentPort?.on('message', (call: Call) => {
  parentPort?.postMessage(replyTo(call));
  if (call.name === 'close') parentPort?.close();
});
