import type { Fault } from '../grammar/fault.ts';
import { refusedByStore } from './refused-by-store.ts';
import { traceServer } from './traced.ts';

const name = 'disk read-only';

/** All that changes a file by its name or by its number; what goes to sockets is none of these. */
const calls = 'pwrite64,pwritev,ftruncate,fallocate,unlink,unlinkat,rename,mkdir';

/** As after an error of the device, when the kernel makes the file system read-only under a process that runs. */
export const makeDiskReadOnly: Fault = {
  name,
  what: 'Each write of the server into a file is answered EROFS.',
  needs: ['linux', 'strace'],
  inject: stage => traceServer(stage, name, ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=EROFS`]),
  heal: ({ remedies }) => remedies.apply(name),
  witnesses: refusedByStore,
};
