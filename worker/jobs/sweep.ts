import { sweepSuggestions } from '@/lib/consultations/sweep'
import { sweepCorrections } from '@/lib/corrections/sweep'
import { fileStore } from '@/lib/files/open-store'
import { sweepFiles } from '@/lib/files/sweep'
import { sweepFollows } from '@/lib/follow/sweep'
import { sweepImports } from '@/lib/imports/sweep'
import { sweepMails } from '@/lib/mail/sweep'
import { sweepNotices } from '@/lib/notices/sweep'
import { sweepRequests } from '@/lib/requests/sweep'
import { sweepSessions } from '@/lib/sessions/mutations'
import type { Job } from './index'

/**
 * What is over is not kept: old sessions, links, forms that nobody came back for, letters and notices, refused
 * requests, addresses that nobody confirmed, words of notes that were answered, files that nothing refers to, workbooks that were sent.
 */
export const sweep: Job = {
  cron: '23 * * * *',
  async run({ db, now }) {
    await sweepSessions(db, now)
    await sweepMails(db, now)
    await sweepNotices(db, now)
    await sweepRequests(db, now)
    await sweepFollows(db, now)
    await sweepCorrections(db, now)
    await sweepSuggestions(db, now)
    await sweepFiles(db, fileStore(), now)
    await sweepImports(db, now)
  },
}
