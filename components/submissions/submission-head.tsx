import { getTranslations } from 'next-intl/server'
import { ConsultationLink } from '@/components/consultations/consultation-link'
import { PageTitle } from '@/components/layout/page-title'
import { appDb } from '@/db/client'
import { commitmentHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { type LoadedSubmission, publishedCommitment } from '@/lib/submissions/load'
import { isNamedByKind } from '@/lib/submissions/model'

interface SubmissionHeadProps {
  submission: LoadedSubmission
  country: string
  /** Who looks after it; null: nobody in particular. */
  holder: string | null
  locale: Locale
}

/** What is being written, about what, and who looks after it. */
export async function SubmissionHead({
  submission: { row, reference },
  country,
  holder,
  locale,
}: SubmissionHeadProps) {
  const [t, office, published] = await Promise.all([
    getTranslations('submission'),
    getTranslations('officePage'),
    reference === null ? null : publishedCommitment(appDb, reference),
  ])
  const isNew = row.kind === 'commitment' && row.baseVersion === 0
  return (
    <section className="sec first pb-6!">
      <p className="kicker">
        <a href={href(locale, '/workspace')}>{t('back')}</a>
      </p>
      <PageTitle>
        {row.kind === 'report' || row.kind === 'assessment'
          ? t(`title.${row.kind}`, { cycle: row.cycleKey ?? '' })
          : isNamedByKind(row.kind)
            ? t(`title.${row.kind}`)
            : isNew || reference === null
              ? t('title.new')
              : t('title.change', { reference })}
      </PageTitle>
      <p className="lede mt-3!">
        {row.consultation !== null ? (
          <ConsultationLink number={row.consultation} locale={locale} />
        ) : row.kind === 'consultation' ? (
          country
        ) : reference === null || !published ? (
          t('about.new', { country })
        ) : (
          t(row.kind === 'commitment' ? 'about.change' : 'about.report', {
            reference,
            title: pickText(published.content.title, locale)?.text ?? '',
          })
        )}
      </p>
      <p className="mt-2 flex flex-wrap gap-x-4 text-[0.95rem]">
        {reference && published && <a href={commitmentHref(locale, reference)}>{t('publicPage')}</a>}
        {holder && row.state !== 'published' && row.state !== 'discarded' && (
          <span className="text-ink-2">{office('heldBy', { name: holder })}</span>
        )}
      </p>
    </section>
  )
}
