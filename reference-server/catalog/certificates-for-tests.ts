// Makes X.509 certificates and sigstore bundles: the standard library reads them but cannot write them.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface TestCertificate {
  readonly der: Buffer;
  readonly pem: string;
  readonly privateKey: KeyObject;
  readonly name: string;
}

export interface CertificateWish {
  readonly name: string;
  readonly issuer?: TestCertificate;
  readonly fromMs: number;
  readonly untilMs: number;
  /** A URI; leaves have one. */
  readonly identity?: string;
  readonly isForCode?: boolean;
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const octets = body.length < 0x100 ? [body.length] : [body.length >> 8, body.length & 0xff];
  const length = body.length < 0x80 ? octets : [0x80 | octets.length, ...octets];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const septets = [arc & 0x7f];
    for (let high = Math.floor(arc / 128); high > 0; high = Math.floor(high / 128))
      septets.unshift((high & 0x7f) | 0x80);
    bytes.push(...septets);
  }
  return der(0x06, Buffer.from(bytes));
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const text = (value: string): Buffer => der(0x0c, Buffer.from(value));
const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(objectId('2.5.4.3'), text(name))));
const yes = der(0x01, Buffer.from([0xff]));
const ecdsaSha256 = sequence(objectId('1.2.840.10045.4.3.2'));

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'medium' });

/** YYYYMMDDHHMMSSZ */
function instant(ms: number): Buffer {
  return der(0x18, Buffer.from(`${clock.format(ms).replace(/\D/g, '')}Z`));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(objectId(id), yes, der(0x04, value));
}

function extensionsOf(wish: CertificateWish): Buffer {
  if (wish.identity === undefined) return extension('2.5.29.19', sequence(yes));
  const uri = der(0x86, Buffer.from(wish.identity));
  const use = objectId(wish.isForCode === false ? '1.3.6.1.5.5.7.3.1' : '1.3.6.1.5.5.7.3.3');
  return Buffer.concat([extension('2.5.29.17', sequence(uri)), extension('2.5.29.37', sequence(use))]);
}

let serial = 1;

export function certificate(wish: CertificateWish): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  serial += 1;
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([serial])),
    ecdsaSha256,
    nameOf(wish.issuer?.name ?? wish.name),
    sequence(instant(wish.fromMs), instant(wish.untilMs)),
    nameOf(wish.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extensionsOf(wish))),
  );
  const signature = sign('sha256', body, wish.issuer?.privateKey ?? privateKey);
  const bytes = sequence(body, ecdsaSha256, der(0x03, Buffer.from([0]), signature));
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  const pem = `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  return { der: bytes, pem, privateKey, name: wish.name };
}

const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** Over the bytes themselves. */
export function messageBundle(leaf: TestCertificate, content: Buffer, digest: Buffer) {
  return {
    mediaType: bundleType,
    verificationMaterial: { certificate: { rawBytes: leaf.der.toString('base64') } },
    messageSignature: {
      messageDigest: { algorithm: 'SHA2_256', digest: digest.toString('base64') },
      signature: sign('sha256', content, leaf.privateKey).toString('base64'),
    },
  };
}

/** Over a statement that names the content by its digest. */
export function statementBundle(material: object, privateKey: KeyObject, hexDigest: string): object {
  const payloadType = 'application/vnd.in-toto+json';
  const payload = Buffer.from(
    JSON.stringify({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'model', digest: { sha256: hexDigest } }],
    }),
  );
  const encoded = Buffer.concat([
    Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `),
    payload,
  ]);
  const algorithm = privateKey.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return {
    mediaType: bundleType,
    verificationMaterial: material,
    dsseEnvelope: {
      payloadType,
      payload: payload.toString('base64'),
      signatures: [{ sig: sign(algorithm, encoded, privateKey).toString('base64') }],
    },
  };
}
