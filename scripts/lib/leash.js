// Loaded into every Node process that another one of ours starts: when that one is gone, however it went, this one ends
// too. The workers of Next and Vitest inherit it, so it must not touch their channels: it watches the parent.
import { isMainThread } from 'node:worker_threads'

const LOOK_EVERY_MS = 500
const GRACE_MS = 12_000

if (isMainThread) {
  const { ppid } = process
  const watch = setInterval(() => {
    if (process.ppid === ppid && isAlive(ppid)) return
    clearInterval(watch)
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS).unref()
}

/** Windows goes on naming a parent that has ended. @param {number} pid */
function isAlive(pid) {
  if (process.platform !== 'win32') return true
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
