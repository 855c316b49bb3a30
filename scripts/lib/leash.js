// Loaded into every process that another one of ours starts: when that one is gone, however it went, this one ends too.

const GRACE_MS = 5_000

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref()
  process.kill(process.pid, 'SIGTERM')
})
// Listening must not keep a process alive that has done its work.
process.channel?.unref()
