// The faithful and the benign ones, and a few of the broken ones: all of them are for the long gate.
import { benignGateways } from '../gateway/benign.ts';
import { brokenGateways } from '../gateway/broken.ts';
import {
  examinedBefore,
  itFindsNoFaultIn,
  itFindsTheFaultOf,
  itKeepsAllOf,
  named,
  sampleOf,
} from '../testing/control-tests.ts';
import { gatewayControls, slowGateways } from './gateways.ts';

describe('of the profile gateway-behaviour a sample', function () {
  this.timeout(60_000);
  const broken = sampleOf(brokenGateways, slowGateways);
  const of = examinedBefore(async () => named(await gatewayControls(), [...benignGateways, ...broken]));

  itKeepsAllOf('gateway-behaviour', of, ['GW-DRAIN-001']);
  itFindsNoFaultIn(of, benignGateways);
  itFindsTheFaultOf('broken-gateway', of, broken);
});
