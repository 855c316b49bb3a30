import { getTranslations } from 'next-intl/server'
import { TaskList } from '@/components/submissions/task-list'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { listPreviews } from '@/lib/assessments/queries'
import { addDays, daysBetween, type IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'

interface OfficeAssessmentsProps {
  makerCode: string
  /** Those a contributor was given; null: all. */
  commitmentIds: readonly number[] | null
  today: IsoDate
  locale: Locale
}

/** A reply that soon comes too late for publication stands out. */
const SOON_DAYS = 5

/** What organisations said of the office's commitments and it may answer, what is published soonest first. */
export async function OfficeAssessments({ makerCode, commitmentIds, today, locale }: OfficeAssessmentsProps) {
  const [t, previews] = await Promise.all([
    getTranslations('assessment.office'),
    listPreviews(appDb, makerCode, commitmentIds),
  ])
  if (previews.length === 0) return null
  const open = previews.filter(({ isPublished, replies }) => !isPublished && replies.length === 0)
  return (
    <Section id="assessments" title={t('title', { count: open.length })} lede={t('lede')}>
      <TaskList
        tasks={previews.map(({ id, reference, cycle, title, publishesOn, isPublished, replies }) => {
          const what = pickText(title, locale)?.text ?? reference
          const left = daysBetween(today, publishesOn)
          return {
            key: String(id),
            title: t('what', { cycle, title: what }),
            detail: [
              isPublished
                ? t('published')
                : t('until', {
                    date: formatDate(locale, addDays(publishesOn, -1)),
                    days: Math.max(0, left - 1),
                  }),
              replies.length > 0 && t('replies', { count: replies.length }),
            ]
              .filter(Boolean)
              .join(' · '),
            urgent: !isPublished && replies.length === 0 && left <= SOON_DAYS,
            act: (
              <ButtonLink
                kind={!isPublished && replies.length === 0 ? 'primary' : 'plain'}
                href={href(locale, `/workspace/assessments/${id}`)}
                aria-label={t('readLabel', { what })}
              >
                {t('read')}
              </ButtonLink>
            ),
          }
        })}
      />
    </Section>
  )
}
