// The profile must be able to fail: each of these gateways breaks one promise, and its requirement alone is violated.
// The unbroken twin keeps them all, and so do those that say the same otherwise.
import { endingControls, triedGateways } from '../controls/index.ts';
import {
  examinedBefore,
  itFindsTheFaultOf,
  itHasOneForEachClause,
  itJudgesTruly,
} from '../testing/control-tests.ts';
import { brokenAtEnd } from './broken.ts';

describe('the profile gateway-behaviour', function () {
  this.timeout(180_000);
  const of = examinedBefore(triedGateways.controls);

  itJudgesTruly(of, triedGateways);
  itHasOneForEachClause(of, triedGateways.broken);
});

describe('the profile gateway-behaviour, of the end of a gateway', function () {
  this.timeout(60_000);
  const of = examinedBefore(endingControls);

  itFindsTheFaultOf('broken-gateway', of, brokenAtEnd);
});
