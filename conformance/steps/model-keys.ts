// Who signs models in the scenarios. The keys are for tests only: anybody can make them from their names.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

export const sha256 = (content: string): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same in every run, so that servers that know the key can be shared. */
const privateKeyOf = (name: string): KeyObject => {
  const seed = createHash('sha256').update(`assay, for tests only: ${name}`).digest();
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
};

/** As the trust policy lists it. */
export const listedKey = (name: string): { readonly id: string; readonly public_key: string } => ({
  id: name,
  public_key: createPublicKey(privateKeyOf(name)).export({ type: 'spki', format: 'pem' }).toString(),
});

/** Over the text of the digest, as decision 0041 says. */
export const signatureBy = (name: string, digest: string): string =>
  sign(null, Buffer.from(digest, 'ascii'), privateKeyOf(name)).toString('base64');
