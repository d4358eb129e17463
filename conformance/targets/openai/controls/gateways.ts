import { join } from 'node:path';
import { readTargetDocument, type TargetDocument } from '#conformance/harness';
import { boundCases } from '../../../cli/bound-cases.ts';
import { planRun } from '../../../run/index.ts';
import { benignGateways } from '../gateway/benign.ts';
import { brokenAtEnd, brokenGateways } from '../gateway/broken.ts';
import { type Does, faithful } from '../gateway/does.ts';
import { Gateway } from '../gateway/gateway.ts';
import type { Control, Tried } from './control.ts';
import { type Examine, type Examined, examined, openExaminer, profileOf } from './examine.ts';

const profile = 'gateway-behaviour';
const key = 'key-of-a-client-0123456789';
const upstreamKey = 'key-of-the-gateway-0123456789';
const silenceMs = 1_500;
const callsMax = 2;

const slowGateways = ['buffering', 'one-behind', 'patient', 'patient-stream', 'stuck-at-comments'];

/** It is told where its engine is once that listens: of a port that is only free nobody knows for how long. */
const examineGateway = async (examine: Examine, does: Does): Promise<Examined> => {
  let upstream = '';
  const gateway = new Gateway({
    ...{ key, upstreamKey, callsMax, does, silenceMs },
    upstream: () => upstream,
  });
  await gateway.listen();
  try {
    return await examine({
      ...{ url: gateway.url, model: 'm', ctx: 2_048, key },
      gateway: { upstream_key: { value: upstreamKey }, silence_ms: 2 * silenceMs, calls_max: callsMax },
      onEngine: url => {
        upstream = url;
      },
    });
  } finally {
    await gateway.close();
  }
};

/** The faithful gateway first, and all others that the profile is tried on while they run. */
const gatewayControls = async (): Promise<readonly Control[]> => {
  const examine = await openExaminer({ profile, jobs: 8 });
  const told = [
    { name: 'faithful', does: faithful, breaks: [] },
    ...benignGateways.map(({ name, does }) => ({ name, does, breaks: [] })),
    ...brokenGateways,
  ];
  return told.map(({ name, does, breaks }) => ({
    ...{ name, breaks, isSlow: slowGateways.includes(name) },
    examine: () => examineGateway(examine, does),
  }));
};

export const triedGateways: Tried = {
  ...{ profile, kind: 'broken-gateway', controls: gatewayControls },
  ...{ benign: benignGateways, broken: brokenGateways, slow: slowGateways },
  // Told only where a gateway can be stopped.
  outOfReach: ['GW-DRAIN-001'],
};

const endingPath = join(import.meta.dirname, '../../gateway.yaml');

const called = ({ target, folder }: TargetDocument, name: string): TargetDocument => {
  if (target.process === undefined) throw new Error(`${endingPath} starts nothing`);
  const argv = target.process.argv.map(word => (word === 'faithful' ? name : word));
  return { target: { ...target, process: { ...target.process, argv } }, folder };
};

/** Whether a gateway ends in order is seen where the suite starts and stops it, of its end alone. */
export const endingControls = async (): Promise<readonly Control[]> => {
  const read = await readTargetDocument(endingPath);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const cases = await boundCases(undefined);
  const options = { profile: await profileOf(profile), filter: '@GW-DRAIN-001' };
  return [{ name: 'faithful', breaks: [] }, ...brokenAtEnd].map(({ name, breaks }) => ({
    ...{ name, breaks, isSlow: false },
    examine: () => examined(planRun(cases, called(read.document, name), options)),
  }));
};
