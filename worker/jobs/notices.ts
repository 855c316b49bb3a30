import { writeLettersOfTheDay } from '@/lib/notices/daily'
import type { Job } from './index'

/**
 * Reminders and the letter of the day. It looks every quarter of an hour: what was told is in the database, so a worker
 * that was down makes good at its first look, and a clock that jumps tells nothing twice.
 */
export const notices: Job = {
  cron: '*/15 * * * *',
  async run({ db, now, timeZone, log }) {
    const { reminders, letters } = await writeLettersOfTheDay(db, { now, timeZone })
    if (reminders + letters > 0) log.info({ reminders, letters }, 'letters of the day')
  },
}
