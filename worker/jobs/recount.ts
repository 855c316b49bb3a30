import { civilDate } from '@/lib/dates/partial'
import { lockPublishing, raisePublishedVersion } from '@/lib/ledger/mutations'
import { recordReportDuties } from '@/lib/offices/mutations'
import { moveStandingTo } from '@/lib/standing/mutations'
import type { Job } from './index'

/** Standing depends on the date: every commitment is counted again when the day changes. */
export const recount: Job = {
  cron: '0 0 * * *',
  async run({ db, now, timeZone, log }) {
    const today = civilDate(now, timeZone)
    const count = await db.transaction(async (tx) => {
      await lockPublishing(tx)
      await recordReportDuties(tx, today)
      const counted = await moveStandingTo(tx, today)
      await raisePublishedVersion(tx, now)
      return counted
    })
    log.info({ count, today }, 'recounted')
  },
}
