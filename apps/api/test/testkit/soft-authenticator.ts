import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

interface Situation {
  /** Origin of the page that requests the credential. */
  readonly origin: string;
  /** Whether the device verified the user. By default, true. */
  readonly verified?: boolean;
  /** The signature counter. By default, one more than for the previous signature. */
  readonly counter?: number;
}

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
}

/** A software authenticator that holds one passkey. */
export interface SoftAuthenticator {
  register(options: Options, situation: Situation): object;
  sign(options: Options, situation: Situation): object;
}

export function softAuthenticator(): SoftAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let count = 0;
  let userHandle: string | undefined;
  return {
    register: ({ challenge, rp, user }, { origin, verified = true }) => {
      userHandle = user?.id;
      const authData = Buffer.concat([
        head(rp?.id ?? '', { attested: true, verified, count }),
        Buffer.alloc(16), // AAGUID: not provided
        uint16(id.length),
        id,
        cosKey(publicKey),
      ]);
      const attestationObject = cborMap([
        ['fmt', cborText('none')],
        ['attStmt', Buffer.from([0xa0])],
        ['authData', cborBytes(authData)],
      ]);
      const clientDataJSON = clientData('webauthn.create', challenge, origin);
      const response = {
        clientDataJSON: url(clientDataJSON),
        attestationObject: url(attestationObject),
        transports: ['internal'],
      };
      return { ...credential(id), response };
    },
    sign: ({ challenge, rpId }, { origin, verified = true, counter }) => {
      count = counter ?? count + 1;
      const authenticatorData = head(rpId ?? '', { attested: false, verified, count });
      const clientDataJSON = clientData('webauthn.get', challenge, origin);
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()]);
      const response = {
        clientDataJSON: url(clientDataJSON),
        authenticatorData: url(authenticatorData),
        signature: url(sign('sha256', signed, privateKey)),
        userHandle,
      };
      return { ...credential(id), response };
    },
  };
}

const url = (bytes: Buffer) => bytes.toString('base64url');
const credential = (id: Buffer) => ({ id: url(id), rawId: url(id), type: 'public-key', clientExtensionResults: {} });
const clientData = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

function head(
  rpId: string,
  { attested, verified, count }: { attested: boolean; verified: boolean; count: number },
): Buffer {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(count);
  const flags = 0x01 | (verified ? 0x04 : 0) | (attested ? 0x40 : 0);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter]);
}

/** Encodes the public key in COSE format (EC2, ES256, P-256). */
function cosKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' }) as { x?: string; y?: string };
  const coordinate = (label: number, value: string) =>
    Buffer.concat([Buffer.from([label]), cborBytes(Buffer.from(value, 'base64url'))]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]),
    coordinate(0x21, x),
    coordinate(0x22, y),
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
const cborBytes = (bytes: Buffer) =>
  bytes.length < 256
    ? Buffer.concat([Buffer.from([0x58, bytes.length]), bytes])
    : Buffer.concat([Buffer.from([0x59]), uint16(bytes.length), bytes]);
const cborMap = (entries: [string, Buffer][]) =>
  Buffer.concat([Buffer.from([0xa0 + entries.length]), ...entries.flatMap(([key, value]) => [cborText(key), value])]);
