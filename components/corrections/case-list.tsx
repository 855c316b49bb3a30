import { getTranslations } from 'next-intl/server'
import { Pill } from '@/components/ui/text'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import type { PublicCase } from '@/lib/corrections/queries'
import type { SubjectName } from '@/lib/follow/queries'
import { subjectWords } from '@/lib/follow/subject-words'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface CaseListProps {
  /** `name`: null where it isn't published any more. */
  cases: readonly (PublicCase & { name: SubjectName | null })[]
  locale: Locale
}

/** What was asked and what was answered, in the reviewer's words. */
export async function CaseList({ cases, locale }: CaseListProps) {
  const t = await getTranslations()
  return (
    <ul className="mt-8">
      {cases.map((one) => {
        const { id, subject, name, question, answer, outcome, ledgerSeq, askedOn, answeredOn, days } = one
        const lang = one.locale === locale ? undefined : one.locale
        return (
          <li key={id} id={`case-${id}`} className="grid gap-1.5 border-t border-line py-4">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Pill>{t(`corrections.outcome.${outcome}`)}</Pill>
              <a href={href(locale, subject)}>
                {name ? subjectWords(locale, name, t('feeds.recordAlone')) : subject}
              </a>
            </p>
            <p className="max-w-[70ch] font-[560] whitespace-pre-line" lang={lang}>
              {question}
            </p>
            <p className="max-w-[70ch] whitespace-pre-line" lang={lang}>
              {answer}
            </p>
            <p className="meta">
              {t('corrections.case', { id })}
              {' · '}
              {t('corrections.dates', {
                asked: formatDate(locale, askedOn),
                answered: formatDate(locale, answeredOn),
                days,
              })}
              {ledgerSeq !== null && (
                <>
                  {' · '}
                  <a href={href(locale, subject, { [AS_OF_PARAMETER]: `${answeredOn}.${ledgerSeq}` })}>
                    {t('changes.entry', { seq: ledgerSeq })}
                  </a>
                </>
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
