import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LinkMarkLine } from '@/components/commitments/link-mark'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type LinkMarks, NO_MARKS } from '@/lib/citations/queries'
import { formatDate, formatPeriod } from '@/lib/format/date'
import { formatList } from '@/lib/format/list'
import { formatMoney } from '@/lib/format/money'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import type { EvidenceContent, ReportContent } from '@/lib/reports/input'
import type { ReportIndicator, ReportMilestone } from '@/lib/submissions/queries'
import { AsWritten, wordsOf } from './as-written'
import { SourceLink } from './commitment-content'
import { type Figure, figureWords, indicatorName, milestoneName } from './figures'

interface ReportContentViewProps {
  content: ReportContent
  indicators: readonly ReportIndicator[]
  milestones: readonly ReportMilestone[]
  locale: Locale
  /** Once it is published, the last value is its own. */
  published?: boolean
  /** What is known of the links so far. */
  links?: LinkMarks
}

/** The whole of a progress report, each new value beside the last one and the target, evidence beside the claim. */
export async function ReportContentView({
  content,
  indicators,
  milestones,
  locale,
  published = false,
  links = NO_MARKS,
}: ReportContentViewProps) {
  const t = await getTranslations()
  return (
    <div className="grid gap-7">
      <dl className="facts max-w-3xl">
        <dt>{t('report.field.implementation')}</dt>
        <dd>{t(`implementation.${content.implementation}`)}</dd>
        <dt>{t('report.field.selfRating')}</dt>
        <dd>{content.selfRating ? t(`selfRating.${content.selfRating}`) : t('report.noRating')}</dd>
      </dl>
      <section>
        <h3 className="mb-1">{t('report.field.done')}</h3>
        <p className="whitespace-pre-line">
          <AsWritten text={content.done} locale={locale} />
        </p>
      </section>
      <Values values={content.values} indicators={indicators} published={published} locale={locale} />
      <Steps content={content} milestones={milestones} locale={locale} />
      <Outputs content={content} locale={locale} />
      <Amounts content={content} locale={locale} />
      <Groups content={content} locale={locale} />
      {(['challenges', 'supportNeeded', 'nextSteps'] as const).map(
        (name) =>
          content[name] && (
            <section key={name}>
              <h3 className="mb-1">{t(`report.field.${name}`)}</h3>
              <p className="whitespace-pre-line">
                <AsWritten text={content[name]} locale={locale} />
              </p>
            </section>
          ),
      )}
      <Evidence
        content={content}
        indicators={indicators}
        milestones={milestones}
        links={links}
        locale={locale}
      />
      {content.declaration && <p className="meta">{t('report.declared')}</p>}
    </div>
  )
}

type ValueRow = ReportContent['values'][number]

/** Figures as they were given, each beside the last one and the target. */
export async function Values({
  values,
  indicators,
  published,
  locale,
}: Pick<ReportContentViewProps, 'indicators' | 'published' | 'locale'> & { values: readonly ValueRow[] }) {
  const t = await getTranslations()
  const indicatorOf = (key: string) => indicators.find((indicator) => indicator.key === key)
  const figure = (point: Figure | null | undefined, indicator: ReportIndicator | undefined) =>
    point &&
    (point.on
      ? t('report.beside.dated', {
          value: figureWords(locale, point.value, indicator),
          date: formatDate(locale, point.on, 'short'),
        })
      : figureWords(locale, point.value, indicator))
  const latest: Column<ValueRow> = {
    key: 'latest',
    title: t('report.beside.latest'),
    numeric: true,
    cell: ({ indicator }) =>
      figure(indicatorOf(indicator)?.latest, indicatorOf(indicator)) ?? t('report.beside.none'),
  }
  return (
    <section>
      <h3 className="mb-2">{t('report.field.values')}</h3>
      {values.length === 0 ? (
        <p className="text-ink-3">{t('report.value.none')}</p>
      ) : (
        <DataTable
          stack
          rows={[...values]}
          rowKey={({ indicator, on, from }) => `${indicator} ${from} ${on}`}
          columns={[
            {
              key: 'indicator',
              title: t('submission.sections.indicators'),
              cell: ({ indicator, partial, methodBreak, note }) => (
                <>
                  {indicatorName(locale, indicatorOf(indicator), indicator)}
                  {(partial || methodBreak) && (
                    <span className="meta block">
                      {[partial && t('report.partial'), methodBreak && t('report.methodChanged')]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  )}
                  {note && (
                    <span className="meta block">
                      <AsWritten text={note} locale={locale} />
                    </span>
                  )}
                </>
              ),
            },
            {
              key: 'value',
              title: t('report.value.value'),
              numeric: true,
              cell: ({ indicator, value, on, from }) => (
                <>
                  <b className="font-semibold">{figureWords(locale, value, indicatorOf(indicator))}</b>
                  <span className="meta block">
                    {from ? formatPeriod(locale, from, on) : formatDate(locale, on, 'short')}
                  </span>
                </>
              ),
            },
            ...(published ? [] : [latest]),
            {
              key: 'target',
              title: t('report.beside.target'),
              numeric: true,
              cell: ({ indicator }) =>
                figure(indicatorOf(indicator)?.target, indicatorOf(indicator)) ?? t('report.beside.noTarget'),
            },
          ]}
        />
      )}
    </section>
  )
}

type Part = Pick<ReportContentViewProps, 'content' | 'locale'>

async function Steps({ content, milestones, locale }: Part & Pick<ReportContentViewProps, 'milestones'>) {
  const t = await getTranslations()
  return (
    <List title={t('report.field.steps')}>
      {content.steps.map(({ milestone, state, doneOn, note }) => (
        <li key={milestone}>
          <p className="font-[560]">{milestoneName(locale, milestones, milestone)}</p>
          <p className="meta mt-0!">
            {[t(`milestoneState.${state}`), doneOn && formatDate(locale, doneOn)].filter(Boolean).join(' · ')}
          </p>
          <Remark text={note} locale={locale} />
        </li>
      ))}
    </List>
  )
}

async function Outputs({ content, locale }: Part) {
  const t = await getTranslations()
  return (
    <List title={t('report.field.outputs')}>
      {content.outputs.map(({ kind, state, title, on, url }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a published list that never moves
        <li key={index}>
          <p className="font-[560]">
            <SourceLink url={url} language={null}>
              {wordsOf(title, locale)?.text ?? ''}
            </SourceLink>
          </p>
          <p className="meta mt-0!">
            {[t(`outputKind.${kind}`), t(`outputState.${state}`), on && formatDate(locale, on)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </List>
  )
}

async function Amounts({ content, locale }: Part) {
  const t = await getTranslations()
  return (
    <List title={t('report.field.money')}>
      {content.money.map(({ key, stage, basis, scope, amount, currency, from, to, provider, note }) => (
        <li key={key}>
          <p className="font-[560]">
            {t(`moneyStage.${stage}`)}: {formatMoney(locale, amount, currency)}
          </p>
          <p className="meta mt-0!">
            {[
              t(`moneyBasis.${basis}`),
              t(`moneyScope.${scope}`),
              from && to
                ? formatPeriod(locale, from, to)
                : (from ?? to) && formatDate(locale, from ?? to ?? ''),
              provider && t('commitment.money.from', { provider: wordsOf(provider, locale)?.text ?? '' }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <Remark text={note} locale={locale} />
        </li>
      ))}
    </List>
  )
}

async function Groups({ content, locale }: Part) {
  const t = await getTranslations()
  return (
    <List title={t('report.field.groups')}>
      {content.groups.map(({ name, count }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a published list that never moves
        <li key={index}>
          <AsWritten text={name} locale={locale} />{' '}
          <span className="text-ink-3">
            {count === null ? t('report.countNotStated') : t('report.people', { count: Number(count) })}
          </span>
        </li>
      ))}
    </List>
  )
}

async function Evidence({
  content,
  indicators,
  milestones,
  links = NO_MARKS,
  locale,
}: Omit<ReportContentViewProps, 'published'>) {
  const t = await getTranslations()
  const claimName = (claim: string): string => {
    const [kind, key = ''] = claim.split('/')
    if (kind === 'value')
      return indicatorName(
        locale,
        indicators.find((one) => one.key === key),
        key,
      )
    if (kind === 'step') return milestoneName(locale, milestones, key)
    if (kind === 'output') return wordsOf(content.outputs[Number(key) - 1]?.title, locale)?.text ?? key
    const line = content.money.find((one) => one.key === key)
    return line ? formatMoney(locale, line.amount, line.currency) : t('report.about.done')
  }
  return <DocumentList {...content} claimName={claimName} links={links} locale={locale} />
}

interface DocumentListProps extends Pick<ReportContent, 'reviewersOnly'> {
  evidence: readonly EvidenceContent[]
  /** What a document is about, in words. Absent: documents are about the whole. */
  claimName?: (claim: string) => string
  links: LinkMarks
  locale: Locale
}

/** Documents with what kind they are and how their links answered. */
export async function DocumentList({ evidence, reviewersOnly, claimName, links, locale }: DocumentListProps) {
  const t = await getTranslations()
  return (
    <section>
      <h3 className="mb-2">{t('report.field.evidence')}</h3>
      {evidence.length === 0 ? (
        <p className="text-ink-3">{t('submission.none.evidence')}</p>
      ) : (
        <ul className="grid gap-3 border-line border-s-2 ps-4">
          {evidence.map((item) => (
            <li key={`${item.file?.sha256 ?? item.url} ${item.title}`}>
              <p>
                <SourceLink url={item.url} language={item.language}>
                  {item.title}
                </SourceLink>
              </p>
              <p className="meta mt-0!">
                {[
                  t(`sourceKind.${item.kind}`),
                  item.publisher,
                  item.publishedOn && formatDate(locale, item.publishedOn),
                  item.file?.name,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <LinkMarkLine mark={links.get(item.url ?? '')} locale={locale} detailed />
              {claimName && item.about.length > 0 && (
                <p className="meta mt-0!">
                  {t('report.shows', { what: formatList(locale, item.about.map(claimName)) })}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {reviewersOnly > 0 && (
        <p className="meta mt-2">{t('report.reviewersOnly', { count: reviewersOnly })}</p>
      )}
    </section>
  )
}

/** A titled list; nothing where it is empty. */
function List({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <section>
      <h3 className="mb-2">{title}</h3>
      <ul className="grid gap-3 border-line border-s-2 ps-4">{children}</ul>
    </section>
  )
}

const Remark = ({ text, locale }: { text: LocalizedText | null; locale: Locale }) =>
  text && (
    <p className="meta mt-0!">
      <AsWritten text={text} locale={locale} />
    </p>
  )
