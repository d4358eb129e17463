// The faithful and the benign ones, and a few of the broken ones: all of them are for the long gate.
import { examinedBefore, itJudgesTruly, sampleOf } from '../testing/control-tests.ts';
import { triedGateways, triedServers } from './index.ts';

for (const tried of [triedServers, triedGateways].map(sampleOf))
  describe(`of the profile ${tried.profile} a sample`, () => {
    const of = examinedBefore(tried.controls);

    itJudgesTruly(of, tried);
  });
