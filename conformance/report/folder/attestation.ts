import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { parsedJson } from '#conformance/harness';
import { type Attestation, validateDocument } from '#contracts';
import { canonicalText, hexDigest, sortedBy } from '../canonical-json.ts';
import type { RunRecord } from '../report-input.ts';
import { claimsDigest, killsDigest, transcriptsDigest } from './digests.ts';

export type Envelope = Extract<Attestation, { payload: string }>;
export type Statement = Exclude<Attestation, Envelope>;

const payloadType = 'application/vnd.in-toto+json';

/** What DSSE signs: the type and the payload with their lengths, so that neither can be taken for the other. */
const signedBytes = (payload: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `),
    payload,
  ]);

const keyIdOf = (key: KeyObject): string => {
  const open = key.type === 'public' ? key : createPublicKey(key);
  return hexDigest(open.export({ type: 'spki', format: 'der' }));
};

export const predicateOf = (
  { report, run }: RunRecord,
  texts: ReadonlyMap<string, string>,
): Statement['predicate'] => ({
  run_id: run.run_id,
  outcome: report.outcome,
  exit_code: report.exit_code,
  profile: report.profile,
  ...(report.edition === undefined ? {} : { edition: report.edition }),
  target: report.target.name,
  digests: {
    suite: run.digests.suite,
    contract: run.digests.contract,
    requirements: run.digests.requirements,
    target_claims: claimsDigest(run.claims),
    kills: killsDigest(run.basis.kills),
    transcripts: transcriptsDigest(texts),
  },
});

export const statementOf = (
  files: ReadonlyMap<string, string>,
  predicate: Statement['predicate'],
): Statement => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: sortedBy(files, ([name]) => name).map(([name, text]) => ({
    name,
    digest: { sha256: hexDigest(text) },
  })),
  predicateType: 'urn:assay:conformance-run:1',
  predicate,
});

/** Unsigned without a key: the digests still tell which file changed. */
export const sealed = (statement: Statement, key?: KeyObject): Envelope => {
  const payload = Buffer.from(canonicalText(statement));
  if (key !== undefined && key.asymmetricKeyType !== 'ed25519')
    throw new Error(`the key is ${key.asymmetricKeyType}; attestations are signed with ed25519`);
  const signatures =
    key === undefined
      ? []
      : [{ keyid: keyIdOf(key), sig: sign(null, signedBytes(payload), key).toString('base64') }];
  return { payloadType, payload: payload.toString('base64'), signatures };
};

export type Opened = { readonly statement: Statement } | { readonly problem: string };

const isSignedBy = (envelope: Envelope, payload: Buffer, key: KeyObject): boolean =>
  envelope.signatures.some(
    ({ keyid, sig }) =>
      keyid === keyIdOf(key) && verify(null, signedBytes(payload), key, Buffer.from(sig, 'base64')),
  );

/** The statement within; where a public key is given only what its owner signed. */
export const opened = (text: string, publicKey?: KeyObject): Opened => {
  const outer = validateDocument('attestation', parsedJson(text));
  if (!outer.ok || !('payload' in outer.value)) return { problem: 'is no envelope of an attestation' };
  const payload = Buffer.from(outer.value.payload, 'base64');
  if (publicKey !== undefined && !isSignedBy(outer.value, payload, publicKey))
    return {
      problem: outer.value.signatures.length === 0 ? 'is not signed' : 'is not signed by the key given',
    };
  const inner = validateDocument('attestation', parsedJson(payload.toString('utf8')));
  if (!inner.ok || 'payload' in inner.value) return { problem: 'holds no statement' };
  return { statement: inner.value };
};
