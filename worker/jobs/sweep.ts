import { sweepSessions } from '@/lib/sessions/mutations'
import type { Job } from './index'

/** What is over is not kept: old sessions, links, forms that nobody came back for. */
export const sweep: Job = {
  cron: '23 * * * *',
  async run({ db, now }) {
    await sweepSessions(db, now)
  },
}
