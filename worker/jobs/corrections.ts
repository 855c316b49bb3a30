import { tellOfLateNotes } from '@/lib/corrections/late'
import type { Job } from './index'

/** Notes that wait for longer than readers were told. */
export const corrections: Job = {
  cron: '37 * * * *',
  async run({ db, now, timeZone, log }) {
    const late = await tellOfLateNotes({ db, now, timeZone })
    if (late > 0) log.info({ late }, 'corrections')
  },
}
