import { type Locale, pickText } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { SubjectName } from './queries'

/** What a subject is called: `Ten centres (KAZ-2021-01)`, `Kazakhstan`, the action's name, or `whole`: the record. */
export function subjectWords(locale: Locale, subject: SubjectName, whole: string): string {
  switch (subject.kind) {
    case 'record':
      return whole
    case 'country':
      return makerName(subject, locale)
    case 'action':
      return pickText(subject.name, locale)?.text ?? String(subject.number)
    case 'commitment': {
      const title = pickText(subject.title, locale)?.text
      return title ? `${title} (${subject.reference})` : subject.reference
    }
    case 'organisation':
      return subject.name
  }
}
