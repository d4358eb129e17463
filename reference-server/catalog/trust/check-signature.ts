// A signature by a configured key is made over the text of the digest, `sha256:` and all: 71 bytes of ASCII.
import { constants, type KeyObject, verify } from 'node:crypto';
import type { SignatureRequest } from '#contracts';
import type { SignatureOutcome } from './report.ts';

type Algo = SignatureRequest['algo'];

/** A key signs by its own algorithm only, whatever a request says. */
function fits(key: KeyObject, algo: Algo): boolean {
  switch (algo) {
    case 'ed25519':
      return key.asymmetricKeyType === 'ed25519';
    case 'ecdsa-p256-sha256':
      return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
    case 'rsa-pss-sha256':
      return key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss';
  }
}

interface Signed {
  readonly statement: Buffer;
  readonly key: KeyObject;
  readonly bytes: Buffer;
}

function isSigned(algo: Algo, { statement, key, bytes }: Signed): boolean {
  switch (algo) {
    case 'ed25519':
      return verify(null, statement, key, bytes);
    case 'ecdsa-p256-sha256':
      return verify('sha256', statement, { key, dsaEncoding: 'der' }, bytes);
    case 'rsa-pss-sha256':
      return verify('sha256', statement, { key, padding: constants.RSA_PKCS1_PSS_PADDING }, bytes);
  }
}

/** @implements ORCH-3063(b) */
export function checkSignature(
  signature: SignatureRequest,
  digest: string,
  keys: ReadonlyMap<string, KeyObject>,
): SignatureOutcome {
  const key = keys.get(signature.signer);
  if (key === undefined) return 'unknown_signer';
  if (!fits(key, signature.algo)) return 'bad_signature';
  const statement = Buffer.from(digest, 'ascii');
  const bytes = Buffer.from(signature.value, 'base64');
  return isSigned(signature.algo, { statement, key, bytes }) ? 'verified' : 'bad_signature';
}
