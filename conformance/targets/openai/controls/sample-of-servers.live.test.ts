// The faithful and the benign ones, and a few of the broken ones: all of them are for the long gate.
import { benignServers } from '../benign.ts';
import { brokenServers } from '../broken/index.ts';
import {
  examinedBefore,
  itFindsNoFaultIn,
  itFindsTheFaultOf,
  itKeepsAllOf,
  named,
  sampleOf,
} from '../testing/control-tests.ts';
import { serverControls, slowServers } from './servers.ts';

describe('of the profile openai-chat a sample', function () {
  this.timeout(60_000);
  const broken = sampleOf(brokenServers, slowServers);
  const of = examinedBefore(async () => named(await serverControls(), [...benignServers, ...broken]));

  itKeepsAllOf('openai-chat', of, ['OAI-ERROR-004']);
  itFindsNoFaultIn(of, benignServers);
  itFindsTheFaultOf('broken-server', of, broken);
});
