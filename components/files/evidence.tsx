import { getTranslations } from 'next-intl/server'
import type { AssessmentContent } from '@/lib/assessments/input'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import type { ReportContent } from '@/lib/reports/input'
import { FileLink } from './file-link'

type Evidence = (AssessmentContent | ReportContent)['evidence'][number]

interface EvidenceItemProps {
  item: Evidence
  locale: Locale
}

/** One public document that somebody cited: its link, what it is, whose and of when, and the file that was kept. */
export async function EvidenceItem({ item, locale }: EvidenceItemProps) {
  const t = await getTranslations()
  const language = item.language ?? undefined
  return (
    <>
      {item.url ? (
        <a href={item.url} rel="noreferrer nofollow" lang={language}>
          {item.title}
        </a>
      ) : (
        <span lang={language}>{item.title}</span>
      )}{' '}
      <span className="text-ink-3">
        {[
          t(`sourceKind.${item.kind}`),
          item.publisher,
          item.publishedOn && formatDate(locale, item.publishedOn),
        ]
          .filter(Boolean)
          .join(' · ')}
        {item.file && (
          <>
            {' · '}
            <FileLink file={item.file} locale={locale} />
          </>
        )}
      </span>
    </>
  )
}

interface EvidenceListProps {
  evidence: readonly Evidence[]
  /** How many more only reviewers saw. */
  hidden: number
  locale: Locale
}

export async function EvidenceList({ evidence, hidden, locale }: EvidenceListProps) {
  const t = await getTranslations()
  return (
    <>
      <ul className="grid gap-1 text-sm">
        {evidence.map((item) => (
          <li key={evidenceKey(item)}>
            <EvidenceItem item={item} locale={locale} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="meta">{t('report.reviewersOnly', { count: hidden })}</p>}
    </>
  )
}

export const evidenceKey = ({ file, url, title }: Evidence): string => `${file?.sha256 ?? url} ${title}`
