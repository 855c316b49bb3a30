import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { VerdictScale } from '@/components/commitments/verdict-scale'
import { assessmentId } from '@/lib/commitments/anchors'
import { formatDate } from '@/lib/format/date'
import { commitmentHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { AssessmentOfOrganisation } from '@/lib/organisations/public-queries'
import { VERDICTS } from '@/lib/standing/model'

/** What one organisation published, the latest first. */
export async function OrganisationAssessments({
  assessments,
  locale,
}: {
  assessments: readonly AssessmentOfOrganisation[]
  locale: Locale
}) {
  const t = await getTranslations()
  return (
    <ol className="log mt-8">
      {assessments.map(
        ({ reference, title, cycle, voice, verdict, withdrawn, publishedOn, wrote, author }) => (
          <li key={`${reference} ${cycle} ${voice}`}>
            <time dateTime={publishedOn}>{formatDate(locale, publishedOn)}</time>
            <div>
              <p>
                <a href={`${commitmentHref(locale, reference)}#${assessmentId({ cycle, voice })}`}>
                  <Localized text={title} locale={locale} />
                </a>
              </p>
              <p className="meta">
                {[
                  reference,
                  cycle,
                  !wrote &&
                    (author
                      ? t('assessment.organisation.signedWith', { author })
                      : t('assessment.organisation.signed')),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p className="mt-1 flex flex-wrap items-baseline gap-x-3">
                {withdrawn ? (
                  <span className="text-ink-3">
                    {t('assessment.tombstone', { why: t(`assessment.withdrawn.${withdrawn}`) })}
                  </span>
                ) : (
                  <>
                    <VerdictScale verdict={verdict === null ? null : VERDICTS[verdict]} />
                    <strong className="font-[560]">
                      {verdict === null ? t('assessment.noVerdict') : t(`selfRating.${verdict}`)}
                    </strong>
                  </>
                )}
              </p>
            </div>
          </li>
        ),
      )}
    </ol>
  )
}
