import { tellChange } from '@/components/changes/change-words'
import { publicDb } from '@/db/client'
import { env } from '@/lib/env'
import { writeFollowerLetters } from '@/lib/follow/digest'
import { subjectWords } from '@/lib/follow/subject-words'
import { translatorOf } from '@/lib/i18n/translator'
import type { Job } from './index'

/**
 * Letters to those who follow the record. It looks every quarter of an hour: how far each was told is in the database, so a
 * worker that was down makes good at its first look, and a clock that jumps tells nothing twice.
 */
export const followers: Job = {
  cron: '*/15 * * * *',
  async run({ db, now, timeZone, log }) {
    const letters = await writeFollowerLetters({
      db,
      published: publicDb,
      now,
      timeZone,
      secret: env().AUTH_SECRET,
      tell(locale, change) {
        const { title, sentences, path } = tellChange(translatorOf(locale), locale, change)
        return { title, sentences, path }
      },
      nameOf: (locale, subject) => subjectWords(locale, subject, translatorOf(locale)('feeds.recordAlone')),
    })
    if (letters > 0) log.info({ letters }, 'letters to followers')
  },
}
