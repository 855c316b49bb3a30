import { getTranslations } from 'next-intl/server'
import { assessmentId, reportId } from '@/lib/commitments/anchors'
import type { Documents } from '@/lib/commitments/indicator-documents'
import type { SourceView } from '@/lib/commitments/queries'
import { SourceRefs } from './source-refs'

interface DocumentRefsProps {
  documents: Documents
  /** All documents of the record, in order. */
  sources: readonly SourceView[]
}

/** "Report for 2025, [3]": links to where they stand on the page. */
export async function DocumentRefs({
  documents: { sources: cited, reports, assessments },
  sources,
}: DocumentRefsProps) {
  const t = await getTranslations()
  const links = [
    ...reports.map((cycle) => ({
      id: reportId(cycle),
      text: t('commitment.indicators.fromReport', { cycle }),
    })),
    ...assessments.map((one) => ({
      id: assessmentId(one),
      text: t('figures.assessmentOf', {
        organisation: one.organisation ?? t('verdicts.by.unnamed'),
        cycle: one.cycle,
      }),
    })),
  ]
  return (
    <>
      {links.map(({ id, text }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a href={`#${id}`}>{text}</a>
        </span>
      ))}
      <SourceRefs keys={cited.map(({ key }) => key)} sources={sources} />
    </>
  )
}
