// The profile must be able to fail: each of these gateways breaks one promise, and its requirement alone is violated.
// The unbroken twin keeps them all, and so do those that say the same otherwise.
import { endingControls, gatewayControls } from '../controls/index.ts';
import {
  examinedBefore,
  itFindsNoFaultIn,
  itFindsTheFaultOf,
  itHasOneForEachClause,
  itKeepsAllOf,
} from '../testing/control-tests.ts';
import { benignGateways } from './benign.ts';
import { brokenAtEnd, brokenGateways } from './broken.ts';

/** Told only where a gateway can be stopped. */
const outOfReach = ['GW-DRAIN-001'];

describe('the profile gateway-behaviour', function () {
  this.timeout(180_000);
  const of = examinedBefore(gatewayControls);

  itKeepsAllOf('gateway-behaviour', of, outOfReach);
  itHasOneForEachClause(of, brokenGateways);
  itFindsNoFaultIn(of, benignGateways);
  itFindsTheFaultOf('broken-gateway', of, brokenGateways);
});

describe('the profile gateway-behaviour, of the end of a gateway', function () {
  this.timeout(60_000);
  const of = examinedBefore(endingControls);

  itFindsTheFaultOf('broken-gateway', of, brokenAtEnd);
});
