import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { parsedJson } from '#conformance/harness';
import { doubleToken } from '../testing/double-token.ts';
import { changeFile, inFolder } from '../testing/in-folder.ts';
import { madeRequirements } from '../testing/made-requirements.ts';
import { madeRun, passingStream } from '../testing/made-run.ts';
import { fileNames, transcriptPath } from './file-names.ts';
import { rejudge } from './rejudge.ts';
import { verifyRunFolder } from './verify-run-folder.ts';
import { writeRunFolder } from './write-run-folder.ts';

const requirements = { requirements: madeRequirements };
const streamPath = transcriptPath(passingStream.check);

describe('a signed attestation', () => {
  const pair = generateKeyPairSync('ed25519');
  const stranger = generateKeyPairSync('ed25519');

  it('is believed with its public key, and with no other', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun(), { key: pair.privateKey });
      assert.deepEqual(await verifyRunFolder(folder, { ...requirements, publicKey: pair.publicKey }), []);
      const problems = await verifyRunFolder(folder, { ...requirements, publicKey: stranger.publicKey });
      assert.deepEqual(problems, [
        { file: fileNames.attestation, sentence: 'is not signed by the key given' },
      ]);
    }));

  it('is refused when it was sealed again by someone without the key', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun(), { key: pair.privateKey });
      await doubleToken(join(folder, streamPath));
      await rejudge(folder, requirements);
      const problems = await verifyRunFolder(folder, { ...requirements, publicKey: pair.publicKey });
      assert.deepEqual(problems, [{ file: fileNames.attestation, sentence: 'is not signed' }]);
    }));

  it('is refused when its payload was exchanged under the signature', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun(), { key: pair.privateKey });
      await changeFile(join(folder, fileNames.attestation), text => {
        const envelope = parsedJson(text) as { payload: string };
        const payload = Buffer.from(envelope.payload, 'base64')
          .toString()
          .replace('"run-made"', '"run-fake"');
        return JSON.stringify({ ...envelope, payload: Buffer.from(payload).toString('base64') });
      });
      const problems = await verifyRunFolder(folder, { ...requirements, publicKey: pair.publicKey });
      assert.deepEqual(problems, [
        { file: fileNames.attestation, sentence: 'is not signed by the key given' },
      ]);
    }));

  it('is not made with a key of another kind', () =>
    inFolder(async folder => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      await assert.rejects(writeRunFolder(folder, madeRun(), { key: privateKey }), /signed with ed25519/);
    }));
});
