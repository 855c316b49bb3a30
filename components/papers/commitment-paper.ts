import { getTranslations } from 'next-intl/server'
import { differenceWords } from '@/components/commitments/difference-words'
import { makerName, type Translate } from '@/components/commitments/standing-words'
import type { AsOf } from '@/lib/as-of/model'
import { keyOf } from '@/lib/charts/key'
import type { FigureUnit } from '@/lib/charts/model'
import { seriesScene } from '@/lib/charts/series-scene'
import { originalOf } from '@/lib/cite/original'
import { factsOf } from '@/lib/commitments/facts'
import { DELIVERY_STAGES } from '@/lib/commitments/model'
import type { CommitmentView, IndicatorView, ReportView, SourceView } from '@/lib/commitments/queries'
import { civilDate, lastDay } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate, formatPeriod } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { formatValue, isPercentUnit } from '@/lib/format/number'
import { isLocale, LOCALES, type Locale, pickText } from '@/lib/i18n/model'
import { figureOf } from '@/lib/indicators/series'
import { tellHistory } from '@/lib/ledger/history'
import type { HistoryEntry } from '@/lib/ledger/queries'
import type { Paper, PaperBlock, PaperEntry } from '@/lib/papers/model'
import type { CommitmentFacts } from '@/lib/standing/facts'
import { citationBlocks } from './citation-blocks'
import { joined, paperFrame, textOf } from './paper-words'
import { verdictBlock } from './verdict-block'

interface Written {
  t: Translate
  locale: Locale
  commitment: CommitmentView
  facts: CommitmentFacts
}

/** The whole public record of one commitment, to be printed. */
export async function commitmentPaper(
  locale: Locale,
  commitment: CommitmentView,
  history: readonly HistoryEntry[],
  asOf: AsOf | null,
): Promise<Paper> {
  const { reference, standing, ledgerHead } = commitment
  const [t, { asOf: said, licence, ...frame }] = await Promise.all([
    getTranslations({ locale }),
    paperFrame({
      locale,
      path: `/commitments/${reference}`,
      day: standing.asOf,
      seq: ledgerHead,
      reconstructed: asOf?.reconstructed ?? false,
    }),
  ])
  const written = { t, locale, commitment, facts: factsOf(commitment) }
  const maker = makerName(commitment.maker, locale)
  return {
    ...frame,
    title: `${reference} · Vaada`,
    subject: maker,
    head: [`Vaada · ${maker} · ${reference}`, said],
    blocks: [
      {
        is: 'small',
        text: joined([maker, ...commitment.actions.map(({ name }) => textOf(name, locale)), reference]),
      },
      { is: 'title', text: textOf(commitment.title, locale) },
      await verdictBlock(written),
      ...wordingBlocks(written),
      { is: 'facts', rows: recordRows(written) },
      ...indicatorBlocks(written),
      ...milestoneBlocks(written),
      ...deliveryBlocks(written),
      ...moneyBlocks(written),
      ...saidBlocks(written),
      ...sourceBlocks(written),
      ...historyBlocks(written, history),
      ...citationBlocks(t, locale, {
        original: originalOf(commitment.sources),
        title: textOf(commitment.title, locale),
        reference,
        day: standing.asOf,
        entry: ledgerHead,
        url: frame.address,
      }),
      { is: 'small', text: t('commitment.facts.citeHash', { hash: commitment.hash }) },
      { is: 'small', text: licence },
    ],
  }
}

const QUOTES: Record<Locale, readonly [string, string]> = {
  en: ['“', '”'],
  ru: ['«', '»'],
  kk: ['«', '»'],
  uz: ['“', '”'],
}

function wordingBlocks({ t, locale, commitment }: Written): PaperBlock[] {
  const { wording, summary, note, compiledBy } = commitment
  const blocks: PaperBlock[] = []
  if (wording) {
    const original = LOCALES.find((one) => wording[one]?.state === 'original')
    const own = pickText(wording, locale)
    const shown = original ? { locale: original, text: wording[original]?.text ?? '' } : own
    if (shown) {
      const [open, close] = QUOTES[shown.locale]
      blocks.push(
        { is: 'subheading', text: t('commitment.text.official') },
        { is: 'quote', text: `${open}${shown.text}${close}` },
      )
      if (own && own.locale !== shown.locale)
        blocks.push({ is: 'paragraph', text: `${t('commitment.text.translation')}: ${own.text}` })
    }
  } else blocks.push({ is: 'small', text: t('commitment.text.notPublic') })
  if (summary || !wording)
    blocks.push(
      {
        is: 'subheading',
        text: t(compiledBy === 'office' ? 'commitment.text.summaryByOffice' : 'commitment.text.summary'),
      },
      { is: 'paragraph', text: textOf(summary, locale) || t('commitment.text.noSummary') },
    )
  if (note)
    blocks.push(
      { is: 'subheading', text: t('commitment.text.note') },
      { is: 'paragraph', text: textOf(note, locale) },
    )
  const isUnreviewed = [commitment.title, wording, summary].some(
    (text) => pickText(text, locale)?.state === 'unreviewed',
  )
  if (isUnreviewed) blocks.push({ is: 'small', text: t('site.unreviewed') })
  return blocks
}

function recordRows({ t, locale, commitment }: Written): [string, string][] {
  const notStated = t('format.notStated')
  const made = commitment.madeOn ? formatDate(locale, commitment.madeOn) : notStated
  const jointly =
    commitment.members.length > 0 &&
    t('commitment.facts.jointly', {
      makers: commitment.members.map((maker) => makerName(maker, locale)).join(', '),
    })
  const rows: [string, string | null][] = [
    [t('commitment.facts.made'), joined([made, jointly], '. ')],
    [t('commitment.facts.starts'), commitment.startsOn && formatDate(locale, commitment.startsOn)],
    [
      t('commitment.facts.due'),
      commitment.dueOn ? formatDate(locale, commitment.dueOn) : t('format.noDeadline'),
    ],
    [t('commitment.facts.led'), textOf(commitment.leadInstitution, locale) || notStated],
    [t('commitment.facts.partners'), commitment.partners.map((one) => textOf(one, locale)).join(', ')],
    [t('commitment.facts.where'), textOf(commitment.geography, locale)],
    [t('commitment.facts.groups'), textOf(commitment.groups, locale)],
    [t('commitment.facts.type'), commitment.types.map((type) => t(`type.${type}`)).join(', ') || notStated],
    [
      t('commitment.facts.actions'),
      commitment.actions.map(({ number, name }) => `${number}. ${textOf(name, locale)}`).join('\n') ||
        t('commitment.facts.noAction'),
    ],
    [t('commitment.facts.framework'), textOf(commitment.framework.name, locale)],
    [
      t('commitment.facts.level'),
      joined(
        [t(`level.${commitment.level}`), commitment.levelBasis && t(`levelBasis.${commitment.levelBasis}`)],
        '. ',
      ),
    ],
    [t('commitment.facts.certainty'), t(`certainty.${commitment.certainty}`)],
    [t('commitment.facts.compiled'), t(`compiler.${commitment.isKeptByOffice ? 'office' : 'vaada'}`)],
  ]
  return rows.filter((row): row is [string, string] => row[1] !== null && row[1] !== '')
}

function indicatorBlocks(written: Written): PaperBlock[] {
  const { t, commitment } = written
  const { indicators } = commitment
  if (indicators.length === 0)
    return [
      { is: 'heading', text: t('commitment.indicators.none'), lede: t('commitment.indicators.noneLede') },
    ]
  return [
    { is: 'heading', text: t('commitment.indicators.title', { count: indicators.length }) },
    ...indicators.flatMap((indicator) => indicatorBlock(written, indicator)),
  ]
}

function indicatorBlock({ t, locale, commitment, facts }: Written, indicator: IndicatorView): PaperBlock[] {
  const { direction, baseline, target, values } = indicator
  const asOf = commitment.standing.asOf
  const unit: FigureUnit = {
    text: textOf(indicator.unit, locale),
    percent: isPercentUnit(indicator.unit.en?.text),
  }
  const isYesNo = direction === 'yes_no'
  const say = (value: string) =>
    isYesNo ? t(Number(value) === 1 ? 'format.yes' : 'format.no') : formatValue(locale, value, unit)
  const known = facts.indicators.find(({ key }) => key === indicator.key)
  const series = known && figureOf(known, facts, asOf)
  const scene =
    series && !isYesNo && (series.points.length > 1 || (series.points.length > 0 && series.pace))
      ? seriesScene(series, { locale, unit })
      : null
  const title = textOf(indicator.name, locale)
  const terms: [string, string][] =
    direction === 'context'
      ? []
      : [
          [
            t('commitment.indicators.baseline'),
            baseline
              ? joined([say(baseline.value), baseline.on && formatDate(locale, baseline.on)])
              : t('commitment.indicators.notStated'),
          ],
          [
            t('commitment.indicators.target'),
            target
              ? joined([
                  say(target.value),
                  (target.on ?? commitment.dueOn) && formatDate(locale, target.on ?? commitment.dueOn ?? ''),
                ])
              : t('commitment.indicators.notStated'),
          ],
        ]
  const method = textOf(indicator.method, locale)
  return [
    { is: 'subheading', text: title },
    ...(direction === 'context'
      ? [{ is: 'small', text: t('commitment.indicators.context') } satisfies PaperBlock]
      : []),
    ...(scene && series
      ? [
          {
            is: 'figure',
            scene,
            key: keyOf({
              locale,
              title,
              lede: null,
              unit,
              sources: [],
              asOf,
              data: { kind: 'series', series },
            }),
          } satisfies PaperBlock,
        ]
      : []),
    {
      is: 'facts',
      rows: [...terms, ...(method ? [[t('commitment.indicators.method'), method] as const] : [])],
    },
    ...(values.length === 0
      ? [{ is: 'small', text: t('commitment.indicators.noneSince') } satisfies PaperBlock]
      : [
          {
            is: 'table',
            columns: [
              { title: t('commitment.indicators.when'), parts: 2 },
              { title: t('commitment.indicators.value'), parts: 2, numeric: true },
              { title: t('commitment.indicators.who'), parts: 2.4 },
              { title: t('commitment.indicators.note'), parts: 4 },
              { title: t('commitment.indicators.source'), parts: 1.6 },
            ],
            rows: values.map((value) => [
              value.from ? formatPeriod(locale, value.from, value.on) : formatDate(locale, value.on, 'short'),
              say(value.value),
              t(`speaker.${value.saidBy}`),
              joined(
                [
                  textOf(value.note, locale),
                  value.partial && t('commitment.indicators.partial'),
                  value.methodBreak && t('commitment.indicators.methodBreak'),
                ],
                '. ',
              ),
              joined(
                [
                  value.report && t('commitment.indicators.fromReport', { cycle: value.report }),
                  refsOf(value.sources, commitment.sources),
                ],
                ' ',
              ),
            ]),
          } satisfies PaperBlock,
        ]),
  ]
}

/** `[1] [3]`, as in the list of documents. */
const refsOf = (keys: readonly string[], sources: readonly SourceView[]): string =>
  sources.flatMap((source, index) => (keys.includes(source.key) ? [`[${index + 1}]`] : [])).join(' ')

function milestoneBlocks({ t, locale, commitment }: Written): PaperBlock[] {
  const { milestones, sources, standing } = commitment
  if (milestones.length === 0) return []
  const steps = milestones.filter(({ kind }) => kind === 'step')
  return [
    {
      is: 'heading',
      text: t('commitment.milestones.title'),
      lede:
        steps.length > 0
          ? t('commitment.milestones.steps', {
              total: steps.length,
              done: steps.filter(({ state }) => state === 'done').length,
            })
          : t('commitment.milestones.eventsNote'),
    },
    {
      is: 'entries',
      items: milestones.map(({ kind, name, state, dueOn, doneOn, note, sources: keys, report }) => {
        const isOpen = state === 'planned' || state === 'in_progress'
        const passed = kind === 'step' && isOpen && dueOn !== null && lastDay(dueOn) < standing.asOf
        return {
          mark: t(`milestoneKind.${kind}`),
          text: joined([textOf(name, locale), refsOf(keys, sources)], ' '),
          lines: [
            joined([
              passed ? t('commitment.milestones.datePassed') : t(`milestoneState.${state}`),
              doneOn
                ? formatDate(locale, doneOn)
                : state === 'done' && t('commitment.milestones.doneUndated'),
              dueOn && t('commitment.milestones.due', { date: formatDate(locale, dueOn) }),
              report && t('commitment.milestones.byReport', { cycle: report }),
            ]),
            textOf(note, locale),
          ].filter(Boolean),
        }
      }),
    },
  ]
}

function deliveryBlocks({ t, locale, commitment }: Written): PaperBlock[] {
  const { deliverySteps, sources } = commitment
  if (deliverySteps.length === 0) return []
  return [
    { is: 'heading', text: t('commitment.delivery.title'), lede: t('commitment.delivery.lede') },
    {
      is: 'facts',
      rows: DELIVERY_STAGES.map((stage) => {
        const steps = deliverySteps.filter((step) => step.stage === stage)
        const said = steps.map(({ reachedOn, sources: keys, note }) =>
          joined([
            joined(
              [
                reachedOn ? formatDate(locale, reachedOn) : t('commitment.delivery.undated'),
                refsOf(keys, sources),
              ],
              ' ',
            ),
            textOf(note, locale),
          ]),
        )
        return [t(`stage.${stage}`), said.join('\n') || t('commitment.delivery.notDocumented')] as const
      }),
    },
  ]
}

function moneyBlocks({ t, locale, commitment }: Written): PaperBlock[] {
  const { money, sources } = commitment
  if (money.length === 0) return []
  return [
    { is: 'heading', text: t('commitment.money.title'), lede: t('commitment.money.lede') },
    {
      is: 'entries',
      items: money.map((line): PaperEntry => {
        const [provider, receiver] = [textOf(line.provider, locale), textOf(line.receiver, locale)]
        return {
          mark: t(`moneyStage.${line.stage}`),
          text: joined([formatMoney(locale, line.amount, line.currency), refsOf(line.sources, sources)], ' '),
          lines: [
            joined([
              t(`moneyBasis.${line.basis}`),
              textOf(line.period, locale) ||
                (line.from && line.to && formatPeriod(locale, line.from, line.to)),
              provider && receiver
                ? t('commitment.money.between', { provider, receiver })
                : provider
                  ? t('commitment.money.from', { provider })
                  : receiver && t('commitment.money.to', { receiver }),
            ]),
            joined([
              t(`moneyScope.${line.scope}`),
              line.report && t('commitment.milestones.byReport', { cycle: line.report }),
            ]),
            textOf(line.note, locale),
          ].filter(Boolean),
        }
      }),
    },
  ]
}

/** Reports of the maker and what others published, newest first. */
function saidBlocks({ t, locale, commitment }: Written): PaperBlock[] {
  const said = [
    ...commitment.reports.map((report) => ({
      on: report.submittedOn,
      entry: reportEntry(t, locale, report),
    })),
    ...commitment.findings.map(({ on, text, author, sources }) => ({
      on: on ? lastDay(on) : '',
      entry: {
        mark: on ? formatDate(locale, on, 'short') : t('commitment.timeline.undated'),
        text: `${t('commitment.timeline.finding')}: ${textOf(text, locale)}`,
        lines: [
          joined([textOf(author, locale), t('commitment.timeline.notGraded')]),
          ...sources.map(({ title, url }) => joined([title, url])),
        ].filter(Boolean),
      } satisfies PaperEntry,
    })),
  ].toSorted((a, b) => (a.on < b.on ? 1 : -1))
  return [
    { is: 'heading', text: t('commitment.timeline.title') },
    said.length === 0
      ? { is: 'paragraph', text: t('commitment.timeline.none') }
      : { is: 'entries', items: said.map(({ entry }) => entry) },
  ]
}

function reportEntry(t: Translate, locale: Locale, report: ReportView): PaperEntry {
  const { cycle, version, submittedOn, dueOn, implementation, selfRating } = report
  const stories = [
    [t('report.field.challenges'), report.challenges],
    [t('report.field.supportNeeded'), report.supportNeeded],
    [t('report.field.nextSteps'), report.nextSteps],
  ] as const
  return {
    mark: formatDate(locale, submittedOn, 'short'),
    text: joined([
      version > 1
        ? t('commitment.timeline.reportVersion', { cycle, version })
        : t('commitment.timeline.report', { cycle }),
      t(submittedOn <= dueOn ? 'commitment.timeline.onTime' : 'commitment.timeline.late'),
    ]),
    lines: [
      textOf(report.done, locale),
      joined([
        t('commitment.timeline.implementation', { status: t(`implementation.${implementation}`) }),
        selfRating && t('commitment.timeline.selfRating', { rating: t(`selfRating.${selfRating}`) }),
      ]),
      ...report.outputs.map(({ kind, state, title, on }) =>
        joined([
          textOf(title, locale),
          t(`outputKind.${kind}`),
          t(`outputState.${state}`),
          on && formatDate(locale, on),
        ]),
      ),
      ...stories.flatMap(([name, text]) => (text ? [`${name}: ${textOf(text, locale)}`] : [])),
      ...report.evidence.map(({ title, publisher, publishedOn, url }) =>
        joined([title, publisher, publishedOn && formatDate(locale, publishedOn), url]),
      ),
    ].filter(Boolean),
  }
}

function sourceBlocks({ t, locale, commitment }: Written): PaperBlock[] {
  const { sources } = commitment
  return [
    { is: 'heading', text: t('commitment.sources.title', { count: sources.length }) },
    sources.length === 0
      ? { is: 'paragraph', text: t('commitment.sources.none') }
      : {
          is: 'entries',
          items: sources.map((source, index): PaperEntry => {
            const { title, url, kind, publisher, publishedOn, language, file } = source
            return {
              mark: `[${index + 1}]`,
              text: title,
              address: url,
              lines: [
                joined([
                  t(`sourceKind.${kind}`),
                  publisher,
                  publishedOn ? formatDate(locale, publishedOn) : t('commitment.sources.undated'),
                  isLocale(language) &&
                    t('commitment.sources.language', { language: t(`language.${language}`) }),
                  !url && !file && t('commitment.sources.noLink'),
                  file?.name,
                ]),
              ],
            }
          }),
        },
  ]
}

function historyBlocks({ t, locale }: Written, history: readonly HistoryEntry[]): PaperBlock[] {
  const zone = env().VAADA_TIME_ZONE
  return [
    { is: 'heading', text: t('history.title'), lede: t('history.lede') },
    {
      is: 'entries',
      items: tellHistory(history).map(({ entry, change }): PaperEntry => {
        const { office, officeNames } = entry
        const by =
          office === 'seed' || office === 'vaada'
            ? t(`history.office.${office}`)
            : t('history.office.maker', { maker: officeNames?.[locale] ?? officeNames?.en ?? office })
        return {
          mark: formatDate(locale, civilDate(new Date(entry.at), zone), 'short'),
          text: changeWords(t, locale, entry, change).join(' '),
          lines: [
            joined([
              t('papers.entry', { seq: String(entry.seq), version: entry.version }),
              by,
              entry.reason && change.kind !== 'redaction' && t('history.reason', { reason: entry.reason }),
            ]),
            `${t('history.fingerprint')}: ${entry.hash}`,
          ],
        }
      }),
    },
  ]
}

type Change = ReturnType<typeof tellHistory<HistoryEntry>>[number]['change']

function changeWords(t: Translate, locale: Locale, entry: HistoryEntry, change: Change): string[] {
  switch (change.kind) {
    case 'seed':
      return [t('history.seed')]
    case 'first':
      return [t('history.first')]
    case 'report':
      return [t(change.corrected ? 'history.reportAgain' : 'history.reportFirst', { cycle: change.cycle })]
    case 'redaction':
      return [
        entry.reason ? t('history.redaction', { reason: entry.reason }) : t('history.redactionNoReason'),
      ]
    case 'redacted':
      return [t('history.redacted', { seq: change.bySeq })]
    case 'not_comparable':
      return [t('history.notComparable')]
    case 'differences':
      return change.differences.length === 0
        ? [t('history.nothing')]
        : change.differences.flatMap((difference) => [
            ...differenceWords(t, locale, difference),
            ...(difference.goalpost ? [`(${t(`history.goalpost.${difference.goalpost}`)})`] : []),
          ])
  }
}
