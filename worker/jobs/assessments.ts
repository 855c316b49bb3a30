import { runAssessmentClock } from '@/lib/assessments/due'
import type { Job } from './index'

/**
 * The clock of assessments: whatever falls due is published, whoever is there or not. It looks every hour, so a worker that
 * was down makes good at its first look; the day counts and never the hour.
 */
export const assessments: Job = {
  cron: '7 * * * *',
  async run({ db, now, timeZone, log }) {
    const { published, wishes, overdue } = await runAssessmentClock({ db, now, timeZone })
    if (published + wishes + overdue > 0) log.info({ published, wishes, overdue }, 'assessments')
  },
}
