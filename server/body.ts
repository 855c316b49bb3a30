import type { IncomingMessage } from 'node:http'

/** Forms and JSON. Next's own limit for server actions (`next.config.js`) is the same. */
export const MAX_BODY = 1024 * 1024

/** How much of a refused body is read on, so that its sender gets to see the answer. */
const MAX_DRAIN = 16 * MAX_BODY

/** The whole body; `onPiece` hears of each part. `too_large` as soon as it is announced or counted so; `aborted` if the sender went away. */
export async function readBody(
  request: IncomingMessage,
  limit = MAX_BODY,
  onPiece?: () => void,
): Promise<Buffer | 'too_large' | 'aborted'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'too_large'
  const chunks: Buffer[] = []
  let size = 0
  try {
    // Not `for await`: leaving it early would destroy the connection before the answer is sent.
    return await new Promise<Buffer | 'too_large'>((resolve, reject) => {
      request.on('data', (chunk: Buffer) => {
        size += chunk.length
        onPiece?.()
        if (size > limit) return resolve('too_large')
        chunks.push(chunk)
      })
      request.on('end', () => resolve(Buffer.concat(chunks)))
      request.on('close', () => reject(new Error('the sender went away')))
      request.on('error', reject)
    })
  } catch {
    return 'aborted'
  }
}

/** Reads a refused body away, up to a bound. */
export function drain(request: IncomingMessage): void {
  let left = MAX_DRAIN
  request.removeAllListeners('data')
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) request.destroy()
  })
}
