// A sigstore bundle, and what in it says that it is about this content.
import { X509Certificate } from 'node:crypto';
import { type Bundle, bundleFromJSON, isBundleWithMessageSignature } from '@sigstore/bundle';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import { type SignedEntity, toSignedEntity } from '@sigstore/verify';
import type { DigestedContent } from '../sources/digest-content.ts';

const codeSigning = '1.3.6.1.5.5.7.3.3';
const inTotoType = 'application/vnd.in-toto+json';

/** Undefined where the bytes are no bundle. */
export function readBundle(bytes: Buffer): Bundle | undefined {
  try {
    return bundleFromJSON(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

function subjectDigests(payload: Buffer): readonly unknown[] {
  try {
    const statement: { subject?: readonly { digest?: { sha256?: unknown } }[] } = JSON.parse(
      payload.toString('utf8'),
    );
    return statement.subject?.map(subject => subject?.digest?.sha256) ?? [];
  } catch {
    return [];
  }
}

/** A signature that holds says nothing where what it signs is something else. */
export function isAbout(bundle: Bundle, digest: string): boolean {
  const hex = digest.slice('sha256:'.length);
  if (isBundleWithMessageSignature(bundle)) {
    const { algorithm, digest: signed } = bundle.content.messageSignature.messageDigest;
    return algorithm === HashAlgorithm.SHA2_256 && Buffer.from(signed).toString('hex') === hex;
  }
  if (bundle.content.$case !== 'dsseEnvelope') return false;
  const { payloadType, payload } = bundle.content.dsseEnvelope;
  return payloadType === inTotoType && subjectDigests(payload).includes(hex);
}

/** As the verifier wants it; the bytes of a model are not held in memory for it. */
export function signedEntity(bundle: Bundle, content: DigestedContent): SignedEntity | undefined {
  const entity = entityOf(bundle);
  if (entity === undefined || !isBundleWithMessageSignature(bundle)) return entity;
  const { signature } = bundle.content.messageSignature;
  const original = entity.signature;
  return {
    ...entity,
    signature: {
      signature: original.signature,
      compareSignature: other => original.compareSignature(other),
      compareDigest: digest => original.compareDigest(digest),
      compareSignedDigest: digest => original.compareSignedDigest(digest),
      verifySignature: key => content.isSignedBy(key, signature),
    },
  };
}

function entityOf(bundle: Bundle): SignedEntity | undefined {
  try {
    return toSignedEntity(bundle);
  } catch {
    return undefined;
  }
}

/** A certificate that the same authority gave to a web server is none for models. */
export function isForCode({ verificationMaterial: { content } }: Bundle): boolean {
  if (content.$case === 'publicKey') return true;
  const first =
    content.$case === 'certificate' ? content.certificate : content.x509CertificateChain.certificates[0];
  return first !== undefined && (new X509Certificate(first.rawBytes).keyUsage ?? []).includes(codeSigning);
}
