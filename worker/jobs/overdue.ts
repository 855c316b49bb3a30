import { tellOfLateSuggestions } from '@/lib/consultations/late'
import { tellOfLateNotes } from '@/lib/corrections/late'
import type { Job } from './index'

/** What waits for reviewers for longer than the public was told. */
export const overdue: Job = {
  cron: '37 * * * *',
  async run({ db, now, timeZone, log }) {
    const clock = { db, now, timeZone }
    const late = { notes: await tellOfLateNotes(clock), suggestions: await tellOfLateSuggestions(clock) }
    if (late.notes + late.suggestions > 0) log.info(late, 'overdue')
  },
}
