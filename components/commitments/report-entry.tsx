import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { EvidenceItem, evidenceKey } from '@/components/files/evidence'
import type { LinkMarks } from '@/lib/citations/queries'
import { reportId } from '@/lib/commitments/anchors'
import type { CommitmentView, ReportView } from '@/lib/commitments/queries'
import { formatDate } from '@/lib/format/date'
import { formatList } from '@/lib/format/list'
import { formatMoney } from '@/lib/format/money'
import { type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'
import { LinkMarkLine } from './link-mark'
import { Localized } from './localized'

interface ReportEntryProps {
  report: ReportView
  commitment: CommitmentView
  /** How the links of its documents answered. */
  marks: LinkMarks
  locale: Locale
}

/** One report in the line of time: its own words, what it brought, and the documents it names. */
export async function ReportEntry({ report, commitment, marks, locale }: ReportEntryProps) {
  const t = await getTranslations()
  const { cycle, version } = report
  const count = (rows: readonly { report: string | null }[]) =>
    rows.filter((row) => row.report === cycle).length
  const values = commitment.indicators.reduce((sum, indicator) => sum + count(indicator.values), 0)
  const amounts = count(commitment.money)
  return (
    <li id={reportId(cycle)} className="scroll-mt-4 target:bg-brand-tint">
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
        <p className="max-w-[80ch] whitespace-pre-line">
          <Localized text={report.done} locale={locale} />
        </p>
        <p className="meta">
          {[
            t('commitment.timeline.implementation', { status: t(`implementation.${report.implementation}`) }),
            report.selfRating &&
              t('commitment.timeline.selfRating', { rating: t(`selfRating.${report.selfRating}`) }),
            values > 0 && t('commitment.timeline.values', { count: values }),
            amounts > 0 && t('commitment.timeline.amounts', { count: amounts }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Outputs report={report} locale={locale} />
        <Steps report={report} commitment={commitment} locale={locale} />
        <Groups report={report} locale={locale} />
        <Story title={t('report.field.challenges')} text={report.challenges} locale={locale} />
        <Story title={t('report.field.supportNeeded')} text={report.supportNeeded} locale={locale} />
        <Story title={t('report.field.nextSteps')} text={report.nextSteps} locale={locale} />
        <Evidence report={report} commitment={commitment} marks={marks} locale={locale} />
      </div>
    </li>
  )
}

type Part = Omit<ReportEntryProps, 'commitment' | 'marks'>

async function Outputs({ report, locale }: Part) {
  const t = await getTranslations()
  return (
    <Block title={t('report.field.outputs')}>
      {report.outputs.map(({ kind, state, title, on, url }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a published list that never moves
        <li key={index}>
          {url ? (
            <a href={url} rel="noreferrer nofollow">
              <Localized text={title} locale={locale} />
            </a>
          ) : (
            <Localized text={title} locale={locale} />
          )}{' '}
          <span className="text-ink-3">
            {[t(`outputKind.${kind}`), t(`outputState.${state}`), on && formatDate(locale, on)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </Block>
  )
}

async function Steps({ report, commitment, locale }: Omit<ReportEntryProps, 'marks'>) {
  const t = await getTranslations()
  return (
    <Block title={t('commitment.timeline.steps')}>
      {report.steps.map(({ milestone, state, doneOn, note }) => (
        <li key={milestone}>
          {stepName(commitment, milestone, locale)}{' '}
          <span className="text-ink-3">
            {[t(`milestoneState.${state}`), doneOn && formatDate(locale, doneOn)].filter(Boolean).join(' · ')}
          </span>
          {note && (
            <span className="meta block">
              <Localized text={note} locale={locale} />
            </span>
          )}
        </li>
      ))}
    </Block>
  )
}

async function Groups({ report, locale }: Part) {
  const t = await getTranslations()
  return (
    <Block title={t('report.field.groups')}>
      {report.groups.map(({ name, count }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a published list that never moves
        <li key={index}>
          <Localized text={name} locale={locale} />{' '}
          <span className="text-ink-3">
            {count === null ? t('report.countNotStated') : t('report.people', { count: Number(count) })}
          </span>
        </li>
      ))}
    </Block>
  )
}

function Story({ title, text, locale }: { title: string; text: LocalizedText | null; locale: Locale }) {
  if (!text) return null
  return (
    <>
      <h3 className={HEADING}>{title}</h3>
      <p className="max-w-[80ch] whitespace-pre-line">
        <Localized text={text} locale={locale} />
      </p>
    </>
  )
}

async function Evidence({ report, commitment, marks, locale }: ReportEntryProps) {
  const t = await getTranslations()
  const claimName = (claim: string): string => {
    const [kind, key = ''] = claim.split('/')
    const text = (words: LocalizedText | undefined) => pickText(words, locale)?.text ?? key
    if (kind === 'value') return text(commitment.indicators.find((one) => one.key === key)?.name)
    if (kind === 'step') return stepName(commitment, key, locale)
    if (kind === 'output') return text(report.outputs[Number(key) - 1]?.title)
    const line = commitment.money.find((one) => one.key === key && one.report === report.cycle)
    return line ? formatMoney(locale, line.amount, line.currency) : t('report.about.done')
  }
  return (
    <Block
      title={t('report.field.evidence')}
      after={report.reviewersOnly > 0 && t('report.reviewersOnly', { count: report.reviewersOnly })}
    >
      {report.evidence.map((item) => (
        <li key={evidenceKey(item)}>
          <EvidenceItem item={item} locale={locale} />
          <LinkMarkLine mark={marks.get(item.url ?? '')} locale={locale} />
          {item.about.length > 0 && (
            <span className="meta block">
              {t('report.shows', { what: formatList(locale, item.about.map(claimName)) })}
            </span>
          )}
        </li>
      ))}
    </Block>
  )
}

const stepName = ({ milestones }: CommitmentView, key: string, locale: Locale): string =>
  pickText(milestones.find((milestone) => milestone.key === key)?.name, locale)?.text ?? key

const HEADING = 'mt-3 font-sans text-[0.95rem] font-semibold text-ink-2'

interface BlockProps {
  title: string
  children: ReactNode[]
  /** What is said below the list, also where it is empty. */
  after?: ReactNode
}

/** A titled list; nothing where there is nothing to say. */
function Block({ title, children, after }: BlockProps) {
  if (children.length === 0 && !after) return null
  return (
    <>
      <h3 className={HEADING}>{title}</h3>
      {children.length > 0 && <ul className="mt-1 grid gap-1.5">{children}</ul>}
      {after && <p className="meta">{after}</p>}
    </>
  )
}
