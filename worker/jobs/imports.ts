import { readWaiting } from '@/lib/imports/read-import'
import type { Job } from './index'

/** Reads the workbooks that people sent: at once what was just sent, and every minute whatever was left behind. */
export const imports: Job = {
  cron: '* * * * *',
  async run(context) {
    await readWaiting(context)
  },
}
