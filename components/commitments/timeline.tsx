import { getTranslations } from 'next-intl/server'
import { Figure } from '@/components/charts/figure'
import { Section } from '@/components/ui/section'
import { type LinkMarks, NO_MARKS } from '@/lib/citations/queries'
import type { CommitmentView, FindingView, ReportView } from '@/lib/commitments/queries'
import { lastDay } from '@/lib/dates/partial'
import { timelineFigure, timelineFigureId } from '@/lib/figures/commitments'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { Localized } from './localized'
import { ReportEntry } from './report-entry'

interface TimelineProps {
  commitment: CommitmentView
  /** Links of each report, by its cycle. */
  links: Readonly<Record<string, LinkMarks>>
  locale: Locale
}

type Entry = { on: string } & ({ report: ReportView } | { finding: FindingView })

/** The maker's reports and what others published, newest first, in one line of time. */
export async function Timeline({ commitment, links, locale }: TimelineProps) {
  const t = await getTranslations('commitment.timeline')
  const figure = timelineFigure({ locale, commitment }, commitment.standing.asOf)
  const entries: Entry[] = [
    ...commitment.reports.map((report) => ({ on: report.submittedOn, report })),
    ...commitment.findings.map((finding) => ({ on: finding.on ? lastDay(finding.on) : '', finding })),
  ].toSorted((a, b) => (a.on < b.on ? 1 : -1))
  return (
    <Section id="said" title={t('title')}>
      {figure && (
        <div className="mb-8">
          <Figure figure={figure} id={timelineFigureId(commitment.reference)} />
        </div>
      )}
      {entries.length === 0 && <p className="text-ink-2">{t('none')}</p>}
      <ol className="log">
        {entries.map((entry) =>
          'report' in entry ? (
            <ReportEntry
              key={`report ${entry.report.cycle}`}
              report={entry.report}
              commitment={commitment}
              marks={links[entry.report.cycle] ?? NO_MARKS}
              locale={locale}
            />
          ) : (
            <FindingEntry key={`finding ${entry.finding.key}`} finding={entry.finding} locale={locale} />
          ),
        )}
      </ol>
    </Section>
  )
}

const FINDING_KINDS = [
  'government',
  'independent',
  'civil_society',
  'parliamentary_oversight',
  'international',
  'media',
  'research',
  'donor',
] as const
const isFindingKind = (kind: string): kind is (typeof FINDING_KINDS)[number] =>
  (FINDING_KINDS as readonly string[]).includes(kind)

async function FindingEntry({ finding, locale }: { finding: FindingView; locale: Locale }) {
  const t = await getTranslations('commitment.timeline')
  const kind = isFindingKind(finding.kind) ? finding.kind : 'other'
  return (
    <li>
      {finding.on ? (
        <time dateTime={finding.on}>{formatDate(locale, finding.on)}</time>
      ) : (
        <span className="meta">{t('undated')}</span>
      )}
      <div>
        <p>
          <span className="font-[560] text-accent">{t('finding')}</span>{' '}
          <span className="meta">{t(`findingKind.${kind}`)}</span>
        </p>
        <p className="max-w-[80ch]">
          <Localized text={finding.text} locale={locale} />
        </p>
        <p className="meta">
          <Localized text={finding.author} locale={locale} />
          {' · '}
          {t('notGraded')}
        </p>
        <ul className="mt-1 grid gap-0.5 text-sm">
          {finding.sources.map((source) => (
            <li key={source.title}>
              {source.url ? (
                <a href={source.url} rel="noreferrer nofollow">
                  {source.title}
                </a>
              ) : (
                source.title
              )}
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}
