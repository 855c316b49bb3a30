import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Turns } from '@/lib/turns'
import type { Paper } from './model'

/** What the thread is asked, and what it answers. */
export interface Asked {
  id: number
  paper: Paper
}
export type Printed = { id: number; pdf: Uint8Array } | { id: number; trouble: string }

export class PrintError extends Error {
  override name = 'PrintError'
}

/** Less than the door waits. */
const WITHIN_MS = 25_000
const HEAP_MB = 256
/** After this time without work the thread ends and gives its memory back. */
const IDLE_MS = 120_000

const turns = new Turns({ atOnce: 1, waiting: 8 })

/**
 * Sets a paper as PDF: in a thread of its own, because it takes seconds in which nothing else would be answered, with
 * bounds of time and memory, one after the other.
 * @throws Busy where too many wait; PrintError for what can't be set within the bounds
 */
export const pdfOf = (paper: Paper): Promise<Buffer> => turns.take(() => print(paper))

let printer: Worker | null = null
let idle: NodeJS.Timeout | undefined
let asked = 0

function print(paper: Paper): Promise<Buffer> {
  clearTimeout(idle)
  const thread = printer ?? start()
  const id = ++asked
  return new Promise<Buffer>((resolve, reject) => {
    const end = (why: string) => {
      settle()
      stop()
      reject(new PrintError(why))
    }
    const timer = setTimeout(() => end(`longer than ${WITHIN_MS} ms`), WITHIN_MS)
    const onMessage = (printed: Printed) => {
      if (printed.id !== id) return
      settle()
      if ('pdf' in printed) resolve(Buffer.from(printed.pdf))
      else reject(new PrintError(printed.trouble))
    }
    const onError = (error: Error) => end(String(error))
    const onExit = (code: number) => end(`the thread ended with ${code}`)
    const settle = () => {
      clearTimeout(timer)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      idle = setTimeout(stop, IDLE_MS).unref()
    }
    thread.on('message', onMessage).once('error', onError).once('exit', onExit)
    thread.postMessage({ id, paper } satisfies Asked)
  })
}

function start(): Worker {
  const settings = {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // It needs nothing of what the server knows.
    env: { NODE_ENV: process.env.NODE_ENV ?? 'production' },
  }
  printer =
    process.env.NODE_ENV === 'production'
      ? new Worker(join(process.cwd(), 'dist', 'print-paper.js'), settings)
      : new Worker(FROM_SOURCES, { ...settings, eval: true })
  printer.unref()
  return printer
}

/** A thread doesn't read TypeScript by itself, even where the one that starts it does. */
const FROM_SOURCES = `
  const { pathToFileURL } = require('node:url')
  const program = pathToFileURL(require('node:path').resolve('worker/print-paper.ts')).href
  import('tsx/esm/api').then(({ register }) => { register(); return import(program) })
`

function stop(): void {
  void printer?.terminate()
  printer = null
}
