import { Answer } from './answer'
import { PageCache } from './page-cache'
import type { Found } from './public-pages'
import { type NextHandler, RenderError, render } from './render'
import { PRIVATE, passedOn } from './rendered'

/** A whole build is a few megabytes. */
const ROOM = 16 * 1024 * 1024

/** Their names change with their content. */
const STAMP = { version: 'build', day: 'any' }
const FOR_EVER = 'public, max-age=31536000, immutable'

/** Finds scripts, styles and fonts of the build: read once through Next, and compressed once, with more effort. */
export function createBuiltFiles(handle: NextHandler) {
  const cache = new PageCache<Answer>(ROOM)

  async function read(path: string): Promise<Answer> {
    const rendered = await render(handle, { method: 'GET', address: path, headers: {} })
    if (!rendered) throw new RenderError(`${path} flowed away`)
    const { status, headers, body } = rendered
    const cacheControl = status === 200 ? FOR_EVER : PRIVATE
    const answer = new Answer(status, { ...passedOn(headers), 'cache-control': cacheControl }, body, 'file')
    if (status === 200) cache.put(path, STAMP, answer)
    return answer
  }

  return async (path: string): Promise<Found> => {
    const kept = cache.fresh(path, STAMP)
    if (kept) return { answer: kept, outcome: 'hit' }
    return { answer: (await cache.once(path, () => read(path))) ?? (await read(path)), outcome: 'miss' }
  }
}
