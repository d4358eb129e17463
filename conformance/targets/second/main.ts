// Starts the second orchestrator: node main.ts --config <file> [--port n] [--print-config]
import { parseArgs } from 'node:util';
import { withoutSecrets } from '#contracts';
import { systemClock } from './clock.ts';
import { loadConfig } from './load-config.ts';
import { makeLogger } from './log.ts';
import { SecondServer } from './server.ts';

const readArguments = () =>
  parseArgs({
    options: {
      config: { type: 'string' },
      port: { type: 'string' },
      'print-config': { type: 'boolean', default: false },
    },
  }).values;

const start = async (): Promise<void> => {
  const given = readArguments();
  const path = given.config ?? 'orchestrator.yaml';
  const load = () => loadConfig(path, process.env);
  const { config, problems, warnings, digest } = load();
  const level = () => settings?.config.telemetry.log_level ?? 'info';
  const log = makeLogger(systemClock, level, line => process.stderr.write(line));
  const settings = config === undefined ? undefined : { config, digest };
  for (const { path: field, message } of warnings)
    log.write('warn', message, { event: 'config.ignored', field });
  for (const { path: field, message, found, allowed } of problems)
    log.write('fatal', message, { event: 'config.refused', code: 'CONFIG_INVALID', field, found, allowed });
  if (settings === undefined) {
    process.exitCode = 1;
    return;
  }
  if (given['print-config']) {
    process.stdout.write(`${JSON.stringify(withoutSecrets(settings.config), null, 2)}\n`);
    return;
  }
  const credentialOf = (name: string) => process.env[name];
  const server = new SecondServer({ clock: systemClock, log, settings, load, credentialOf });
  const { host, port: configured } = settings.config.server;
  const port = await server.listen(given.port === undefined ? configured : Number(given.port), host);
  let signals = 0;
  const onSignal = (): void => {
    signals += 1;
    if (signals > 1) process.exit(1);
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  const shown = host.includes(':') ? `[${host}]` : host;
  process.stdout.write(`listening on http://${shown}:${port}\n`);
};

await start();
