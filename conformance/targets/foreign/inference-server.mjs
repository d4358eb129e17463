import { resolve } from 'node:path';
import { createExpressServer, InferenceServer } from 'inference-server';

const models = new InferenceServer({
  log: 'warn',
  concurrency: 2,
  cachePath: resolve('cache'),
  models: {
    tiny: {
      task: 'text-completion',
      engine: 'node-llama-cpp',
      location: resolve('tiny.gguf'),
      contextSize: 2048,
      maxInstances: 2,
      minInstances: 1,
      device: { gpu: false, cpuThreads: 1 },
    },
  },
});
await models.start();
createExpressServer(models).listen(9582, '127.0.0.1');
