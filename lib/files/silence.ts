import type { ReadableStream } from 'node:stream/web'

/**
 * What comes, as it is asked for. Throws where nothing comes for so long; that a reader takes their time counts for
 * nothing.
 */
export async function* unlessSilent(
  stream: ReadableStream<Uint8Array>,
  withinMs: number,
): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const next = await within(reader.read(), withinMs)
      if (next.done) return
      yield next.value
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

function within<T>(work: Promise<T>, withinMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came for ${withinMs} ms`)), withinMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
