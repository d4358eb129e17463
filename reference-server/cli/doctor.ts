// `assay doctor`: what this machine has, and what each thing means for what can be done here. Nothing that is
// missing is a failure.
import type { ExitCode, Io } from './io.ts';

export interface DoctorProbes {
  readonly nodeVersion: string;
  /** Standard output of a command that ended well; undefined where it is missing or failed. */
  run(command: string, args: readonly string[]): Promise<string | undefined>;
  canListen(port: number): Promise<boolean>;
  canWrite(folder: string): Promise<boolean>;
}

export interface Finding {
  readonly name: string;
  readonly isThere: boolean;
  readonly found: string;
  readonly means: string;
}

export interface DoctorArguments {
  readonly port: number;
  readonly storeFolder: string;
  readonly json: boolean;
}

const nodeMajorMin = 24;
const fileLimitMin = 8_192;

function node({ nodeVersion }: DoctorProbes): Finding {
  const isThere = Number(nodeVersion.split('.', 1)[0]) >= nodeMajorMin;
  const means = isThere
    ? 'it runs the sources as they are'
    : `the sources need Node ${nodeMajorMin} or later`;
  return { name: 'Node', isThere, found: nodeVersion, means };
}

async function docker({ run }: DoctorProbes): Promise<Finding> {
  const version = (await run('docker', ['version', '--format', '{{.Server.Version}}']))?.trim();
  return version
    ? { name: 'Docker', isThere: true, found: version, means: 'checks that need containers can run' }
    : {
        name: 'Docker',
        isThere: false,
        found: 'none',
        means: 'checks that need containers are inapplicable here',
      };
}

async function gpu({ run }: DoctorProbes): Promise<Finding> {
  const query = ['--query-gpu=name,memory.total', '--format=csv,noheader'];
  const devices = (await run('nvidia-smi', query))?.trim().split('\n').filter(Boolean) ?? [];
  return devices.length > 0
    ? { name: 'GPU', isThere: true, found: devices.join('; '), means: 'pools may say accelerator: nvidia' }
    : {
        name: 'GPU',
        isThere: false,
        found: 'none',
        means: 'engines compute on the CPU or elsewhere; the embedded one is enough to try',
      };
}

async function port({ canListen }: DoctorProbes, number: number): Promise<Finding> {
  const isThere = await canListen(number);
  const found = isThere ? `${number} is free` : `${number} is taken`;
  return {
    name: 'Port',
    isThere,
    found,
    means: isThere ? 'assay serve can use it' : 'say --port 0 to take any free one',
  };
}

async function fileLimit({ run }: DoctorProbes): Promise<Finding> {
  const text = (await run('sh', ['-c', 'ulimit -n']))?.trim();
  const limit = text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text);
  if (text === undefined || Number.isNaN(limit))
    return { name: 'Open files', isThere: false, found: 'unknown', means: 'each connection takes one' };
  const isThere = limit >= fileLimitMin;
  const means = isThere
    ? 'enough for the default number of connections'
    : `the default number of connections needs about ${fileLimitMin}; raise it with ulimit -n`;
  return { name: 'Open files', isThere, found: text, means };
}

async function store({ canWrite }: DoctorProbes, folder: string): Promise<Finding> {
  const isThere = await canWrite(folder);
  const means = isThere
    ? 'tasks outlive a restart'
    : 'say --store with a place that can be written, or --store memory';
  return { name: 'Store', isThere, found: `${folder} ${isThere ? 'can' : 'cannot'} be written`, means };
}

export async function doctor(args: DoctorArguments, io: Io, probes: DoctorProbes): Promise<ExitCode> {
  const findings = [
    node(probes),
    await docker(probes),
    await gpu(probes),
    await port(probes, args.port),
    await fileLimit(probes),
    await store(probes, args.storeFolder),
  ];
  if (args.json) io.out(JSON.stringify({ findings }, undefined, 2));
  else
    for (const { name, isThere, found, means } of findings)
      io.out(`${isThere ? '✓' : '–'} ${name.padEnd(11)}${found}: ${means}`);
  return 0;
}
