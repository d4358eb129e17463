// A transparency log of one entry, and the trusted root that knows it.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { messageBundle, type TestCertificate } from '../certificates-for-tests.ts';

const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
const logId = sha256(spki);
const base64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');
const signed = (text: string): Buffer => sign('sha256', Buffer.from(text), pair.privateKey);
const logName = 'log.example';
const sinceEver = { start: '1970-01-01T00:00:01Z' };

export function trustedRoot(authority: TestCertificate): string {
  return JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [
      {
        baseUrl: `https://${logName}`,
        hashAlgorithm: 'SHA2_256',
        publicKey: { rawBytes: base64(spki), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor: sinceEver },
        logId: { keyId: base64(logId) },
      },
    ],
    certificateAuthorities: [
      { uri: '', certChain: { certificates: [{ rawBytes: base64(authority.der) }] }, validFor: sinceEver },
    ],
    ctlogs: [],
    timestampAuthorities: [],
  });
}

/** The one leaf is the root of its tree. */
function proofOf(body: Buffer): object {
  const rootHash = sha256(Buffer.concat([Buffer.from([0]), body]));
  const note = `${logName}\n1\n${base64(rootHash)}\n`;
  const signature = base64(Buffer.concat([logId.subarray(0, 4), signed(note)]));
  const checkpoint = { envelope: `${note}\n\u2014 ${logName} ${signature}\n` };
  return { logIndex: '0', treeSize: '1', rootHash: base64(rootHash), hashes: [], checkpoint };
}

export interface LoggedWish {
  readonly leaf: TestCertificate;
  readonly content: Buffer;
  readonly loggedMs: number;
  /** What the log promised, where that is something else. */
  readonly promisedMs?: number;
}

export function loggedBundle({ leaf, content, loggedMs, promisedMs = loggedMs }: LoggedWish) {
  const digest = sha256(content);
  const bundle = messageBundle(leaf, content, digest);
  const spec = {
    data: { hash: { algorithm: 'sha256', value: digest.toString('hex') } },
    signature: { content: bundle.messageSignature.signature },
  };
  const body = Buffer.from(JSON.stringify({ apiVersion: '0.0.1', kind: 'hashedrekord', spec }));
  const promise = {
    body: base64(body),
    integratedTime: promisedMs / 1_000,
    logID: logId.toString('hex'),
    logIndex: 0,
  };
  const entry = {
    logIndex: '0',
    logId: { keyId: base64(logId) },
    kindVersion: { kind: 'hashedrekord', version: '0.0.1' },
    integratedTime: String(loggedMs / 1_000),
    inclusionPromise: { signedEntryTimestamp: base64(signed(JSON.stringify(promise))) },
    inclusionProof: proofOf(body),
    canonicalizedBody: base64(body),
  };
  return { ...bundle, verificationMaterial: { ...bundle.verificationMaterial, tlogEntries: [entry] } };
}
