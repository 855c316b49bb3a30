import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { encodeCBOR } from '@levischuck/tiny-cbor'
import { Assertion, NewCredential } from './input'

const USER_PRESENT = 1
const USER_VERIFIED = 4
const WITH_CREDENTIAL = 64

export interface Said {
  challenge: string
  origin?: string
  rpId?: string
  /** Whether the device checked who holds it. */
  verified?: boolean
  /** Signatures so far; 0: the device doesn't count. */
  counter?: number
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

/** For tests: a passkey in memory that signs whatever it is told, true or not. ES256. */
export class TestPasskey {
  readonly id = base64url(randomBytes(16))
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  handle: string | undefined

  /** Its answer to the question that makes it. `handle`: of its owner, as the question names them. */
  created(said: Said, handle: string): NewCredential {
    this.handle = handle
    const id = Buffer.from(this.id, 'base64url')
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' })
    const publicKey = encodeCBOR(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
        [-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
      ]),
    )
    const authData = Buffer.concat([
      head(said, WITH_CREDENTIAL),
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      publicKey,
    ])
    const attestation = encodeCBOR(
      new Map<string, string | Uint8Array | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Uint8Array.from(authData)],
      ]),
    )
    return NewCredential.parse({
      ...this.named(),
      response: {
        clientDataJSON: base64url(clientData('webauthn.create', said)),
        attestationObject: base64url(attestation),
      },
    })
  }

  /** Its answer when it is used. */
  used(said: Said): Assertion {
    const authenticatorData = head(said, 0)
    const data = clientData('webauthn.get', said)
    const signature = createSign('sha256')
      .update(Buffer.concat([authenticatorData, sha256(data)]))
      .sign(this.keys.privateKey)
    return Assertion.parse({
      ...this.named(),
      response: {
        clientDataJSON: base64url(data),
        authenticatorData: base64url(authenticatorData),
        signature: base64url(signature),
        userHandle: this.handle,
      },
    })
  }

  private named() {
    return { id: this.id, rawId: this.id, type: 'public-key' as const }
  }
}

const clientData = (type: string, { challenge, origin = 'https://vaada.test' }: Said) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

function head({ rpId = 'vaada.test', verified = true, counter = 0 }: Said, more: number): Buffer {
  const bytes = Buffer.alloc(37)
  sha256(rpId).copy(bytes)
  bytes[32] = USER_PRESENT | (verified ? USER_VERIFIED : 0) | more
  bytes.writeUInt32BE(counter, 33)
  return bytes
}
