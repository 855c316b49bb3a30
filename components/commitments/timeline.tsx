import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { type LinkMarks, NO_MARKS } from '@/lib/citations/queries'
import type { CommitmentView, FindingView, ReportView } from '@/lib/commitments/queries'
import { lastDay } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { LinkMarkLine } from './link-mark'
import { Localized } from './localized'

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
  const entries: Entry[] = [
    ...commitment.reports.map((report) => ({ on: report.submittedOn, report })),
    ...commitment.findings.map((finding) => ({ on: finding.on ? lastDay(finding.on) : '', finding })),
  ].toSorted((a, b) => (a.on < b.on ? 1 : -1))
  return (
    <Section id="said" title={t('title')}>
      {entries.length === 0 && <p className="text-ink-2">{t('none')}</p>}
      <ol className="log">
        {entries.map((entry) =>
          'report' in entry ? (
            <ReportEntry
              key={`report ${entry.report.cycle}`}
              report={entry.report}
              commitment={commitment}
              links={links}
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

async function ReportEntry({ report, commitment, links, locale }: TimelineProps & { report: ReportView }) {
  const t = await getTranslations()
  const { cycle, version } = report
  const marks = links[cycle] ?? NO_MARKS
  const values = commitment.indicators.flatMap(({ values }) =>
    values.filter((value) => value.report === cycle),
  )
  return (
    <li>
      <time dateTime={report.submittedOn}>{formatDate(locale, report.submittedOn)}</time>
      <div>
        <p>
          <span className="font-[560] text-brand">
            {version > 1
              ? t('commitment.timeline.reportVersion', { cycle, version })
              : t('commitment.timeline.report', { cycle })}
          </span>{' '}
          <span className="meta">
            {report.submittedOn <= report.dueOn
              ? t('commitment.timeline.onTime')
              : t('commitment.timeline.late')}
          </span>
        </p>
        <p className="max-w-[80ch]">
          <Localized text={report.done} locale={locale} />
        </p>
        <p className="meta">
          {[
            t('commitment.timeline.implementation', { status: t(`implementation.${report.implementation}`) }),
            report.selfRating &&
              t('commitment.timeline.selfRating', { rating: t(`selfRating.${report.selfRating}`) }),
            values.length > 0 && t('commitment.timeline.values', { count: values.length }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {report.evidence.length > 0 && (
          <ul className="mt-1 flex flex-wrap gap-x-4 text-sm">
            {report.evidence.map((item) => (
              <li key={`${item.file?.sha256 ?? item.url} ${item.title}`}>
                {item.url ? (
                  <a href={item.url} rel="noreferrer nofollow">
                    {item.title}
                  </a>
                ) : (
                  item.title
                )}{' '}
                <span className="text-ink-3">{t(`sourceKind.${item.kind}`)}</span>
                <LinkMarkLine mark={marks.get(item.url ?? '')} locale={locale} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
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
