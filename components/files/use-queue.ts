'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { useFiles } from './files-context'
import { browserTransport } from './transport'
import { type Item, UploadQueue } from './upload-queue'

/** By submission. They outlive the form, which is drawn anew while files are on their way. */
const queues = new Map<number, UploadQueue>()
const NONE: readonly Item[] = []

/** The files on their way; null: before scripts run, or where the browser can't tell what it sends. */
export function useQueue(): UploadQueue | null {
  const { submissionId, uploads } = useFiles()
  const queue = useSyncExternalStore(
    subscribeToNothing,
    () => queueOf(submissionId, uploads),
    () => null,
  )
  useEffect(() => {
    if (!queue) return
    addEventListener('online', queue.retry)
    return () => removeEventListener('online', queue.retry)
  }, [queue])
  return queue
}

export const useItems = (queue: UploadQueue | null): readonly Item[] =>
  useSyncExternalStore(
    queue?.subscribe ?? subscribeToNothing,
    () => queue?.items ?? NONE,
    () => NONE,
  )

const subscribeToNothing = () => () => undefined

function queueOf(
  submissionId: number,
  uploads: ConstructorParameters<typeof UploadQueue>[2],
): UploadQueue | null {
  const found = queues.get(submissionId)
  if (found) return found
  const transport = browserTransport()
  if (!transport) return null
  const made = new UploadQueue(submissionId, transport, uploads)
  queues.set(submissionId, made)
  return made
}
