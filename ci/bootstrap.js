// Plain JavaScript on purpose: it runs on whatever Node (20 or newer) the machine has, installs what is
// missing or stale, and hands over to Node 24, which comes along as a pinned package on Linux.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binFolder = join(root, 'node_modules', '.bin');
const pinnedNode = join(binFolder, 'node');
const stampPath = join(root, 'node_modules', '.assay-install');
const nodeMajor = Number(process.versions.node.split('.')[0]);
const nodeIsPackaged = process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64');

function stop(sentence) {
  process.stderr.write(`assay: ${sentence}\n`);
  process.exit(2);
}

function lockDigest() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, name)));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

function npmCommand() {
  const viaNpm = process.env.npm_execpath;
  return viaNpm?.endsWith('.js') ? [process.execPath, [viaNpm]] : ['npm', []];
}

function npm(args) {
  const [command, prefix] = npmCommand();
  const result = spawnSync(command, [...prefix, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.error) stop(`npm could not be started (${result.error.message}); it comes with Node.`);
  if (result.status !== 0) stop(`\`npm ${args.join(' ')}\` failed; its messages stand above.`);
}

/** Install scripts never run, except those of the packages that package.json names under allowScripts. */
function install() {
  process.stderr.write('assay: installing the pinned packages (only when they changed) …\n');
  npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  const { allowScripts = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const allowed = Object.keys(allowScripts).filter(name => allowScripts[name] === true);
  if (allowed.length > 0) npm(['rebuild', ...allowed]);
  mkdirSync(dirname(stampPath), { recursive: true });
  writeFileSync(stampPath, lockDigest());
}

function isInstalled() {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === lockDigest();
}

function node24() {
  if (existsSync(pinnedNode) && spawnSync(pinnedNode, ['--version']).status === 0) return pinnedNode;
  if (nodeMajor >= 24) return process.execPath;
  return stop(`Node 24 or newer is needed here, and this is ${process.version}: please install it.`);
}

function handOver(node, args) {
  const env = {
    ...process.env,
    PATH: `${binFolder}${delimiter}${process.env.PATH ?? ''}`,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.assay', 'compile-cache'),
    REDOCLY_TELEMETRY: 'off',
    PACT_DO_NOT_TRACK: 'true',
    SCARF_ANALYTICS: 'false',
  };
  const child = spawn(node, args, { stdio: 'inherit', env });
  // Ctrl-C reaches the child through the terminal: here it only must not end the parent first.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) =>
    process.exit(signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1)),
  );
  child.on('error', error => stop(`Node could not be started: ${error.message}`));
}

if (nodeMajor < 20) stop(`Node 20 or newer is needed to begin with, and this is ${process.version}.`);
if (process.platform === 'win32') stop('Windows is not supported: please use WSL, Linux or macOS.');
if (!nodeIsPackaged && nodeMajor < 24) {
  stop(
    `On ${process.platform}-${process.arch} Node 24 or newer must be installed; this is ${process.version}.`,
  );
}
if (!isInstalled()) install();
handOver(node24(), process.argv.slice(2));
