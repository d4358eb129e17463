import { Command } from 'commander';
import { finish, type TargetOptions, targetOf, usageIsTwo, withTarget } from './options.ts';
import { deleteSession, getSession } from './session.ts';

type IdOptions = TargetOptions & { readonly json: boolean };

export function sessionCommand(): Command {
  const session = usageIsTwo(new Command('session').description('read and end sessions'));
  withTarget(usageIsTwo(session.command('get <session-id>').description('print its state'))).action(
    (id: string, options: IdOptions) => finish(io => getSession({ ...options, id }, io, targetOf(options))),
  );
  withTarget(usageIsTwo(session.command('delete <session-id>').description('end it and its tasks'))).action(
    (id: string, options: IdOptions) =>
      finish(io => deleteSession({ ...options, id }, io, targetOf(options))),
  );
  return session;
}
