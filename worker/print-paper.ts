import { parentPort } from 'node:worker_threads'
import type { Asked, Printed } from '@/lib/papers/print'
import { renderPaper } from '@/lib/papers/render'

// A thread of the server, which sets one paper after the other.
parentPort?.on('message', async ({ id, paper }: Asked) => {
  const answer = await renderPaper(paper).then(
    (pdf): Printed => ({ id, pdf: new Uint8Array(pdf) }),
    (error): Printed => ({ id, trouble: String(error?.stack ?? error) }),
  )
  parentPort?.postMessage(answer)
})
