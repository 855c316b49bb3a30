import { fileURLToPath } from 'node:url'
import { checkWaiting } from '@/lib/files/checking'
import { fileStore } from '@/lib/files/open-store'
import { runCheck } from '@/lib/files/run-check'
import type { Job } from './index'

/** Beside this program once both are built; in development from its source. */
const CHECKER = import.meta.url.endsWith('.ts')
  ? ['--import', 'tsx', fileURLToPath(new URL('../check-file.ts', import.meta.url))]
  : [fileURLToPath(new URL('./check-file.js', import.meta.url))]

/** Checks files that have come: at once when one is whole, and every minute whatever was left. */
export const files: Job = {
  cron: '* * * * *',
  async run({ db, log }) {
    await checkWaiting({
      db,
      log,
      store: fileStore(),
      now: () => new Date(),
      check: (file) => runCheck(CHECKER, file),
    })
  },
}
