import { getTranslations } from 'next-intl/server'
import { VerdictScale } from '@/components/commitments/verdict-scale'
import { AsWritten } from '@/components/submissions/as-written'
import { DocumentList, Values } from '@/components/submissions/report-content'
import type { AssessmentContent, ReplyContent } from '@/lib/assessments/input'
import { type LinkMarks, NO_MARKS } from '@/lib/citations/queries'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import { VERDICTS } from '@/lib/standing/model'
import type { ReportIndicator } from '@/lib/submissions/queries'

interface AssessmentContentProps {
  content: AssessmentContent
  indicators: readonly ReportIndicator[]
  links?: LinkMarks
  locale: Locale
}

/** The whole of an assessment as it will be published, but for who signs it. */
export async function AssessmentContentView({
  content,
  indicators,
  links = NO_MARKS,
  locale,
}: AssessmentContentProps) {
  const t = await getTranslations()
  const verdict = content.verdict === null ? null : VERDICTS[content.verdict]
  return (
    <div className="grid gap-7">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <VerdictScale verdict={verdict} />
        <strong className="font-[560]">
          {content.verdict === null ? t('assessment.noVerdict') : t(`selfRating.${content.verdict}`)}
        </strong>
      </p>
      <Words title={t('assessment.told.text')} text={content.text} locale={locale} />
      <Words title={t('assessment.told.coverage')} text={content.coverage} locale={locale} />
      <Words title={t('assessment.told.settle')} text={content.settle} locale={locale} />
      {content.values.length > 0 && (
        <Values values={content.values} indicators={indicators} locale={locale} />
      )}
      <DocumentList {...content} links={links} locale={locale} />
    </div>
  )
}

/** The whole of a reply as it will be published. */
export async function ReplyContentView({
  content,
  links = NO_MARKS,
  locale,
}: {
  content: ReplyContent
  links?: LinkMarks
  locale: Locale
}) {
  const t = await getTranslations()
  return (
    <div className="grid gap-7">
      <Words title={t('assessment.reply.title')} text={content.text} locale={locale} />
      <DocumentList {...content} links={links} locale={locale} />
    </div>
  )
}

function Words({ title, text, locale }: { title: string; text: LocalizedText | null; locale: Locale }) {
  return (
    text && (
      <section>
        <h3 className="mb-1">{title}</h3>
        <p className="max-w-[80ch] whitespace-pre-line">
          <AsWritten text={text} locale={locale} />
        </p>
      </section>
    )
  )
}
