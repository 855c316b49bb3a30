import { getTranslations } from 'next-intl/server'
import { makerKeepingWords } from '@/components/commitments/keeping-words'
import { shareLabel, statusLabel, type Translate } from '@/components/commitments/standing-words'
import { countryHeadline, hasUnreviewed } from '@/components/countries/country-header'
import { countStatuses } from '@/components/pictures/card-words'
import { isPledge } from '@/lib/commitments/model'
import type { IsoDate } from '@/lib/dates/partial'
import { formatCycle } from '@/lib/format/cycle'
import { formatDate } from '@/lib/format/date'
import { formatList } from '@/lib/format/list'
import { formatValue, isPercentUnit } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerProfile } from '@/lib/makers/profiles'
import type { MakerContext, MakerRecord } from '@/lib/makers/queries'
import type { Paper, PaperBlock, PaperEntry } from '@/lib/papers/model'
import { citationBlocks } from './citation-blocks'
import { joined, paperFrame, textOf } from './paper-words'

/** More are in the files beside the page; a paper of them would be a book. */
export const RECORDS_MAX = 200

interface Country {
  profile: MakerProfile
  /** The first `RECORDS_MAX` of all kinds. */
  records: readonly MakerRecord[]
  context: MakerContext
}

interface Written extends Country {
  t: Translate
  locale: Locale
  day: IsoDate
}

/** What is on record of one maker, to be printed. */
export async function countryPaper(
  locale: Locale,
  country: Country,
  { day, seq, reconstructed }: { day: IsoDate; seq: number; reconstructed: boolean },
): Promise<Paper> {
  const { profile, records } = country
  const { code } = profile.maker
  const [t, headline, { asOf, licence, isDemo, ...frame }] = await Promise.all([
    getTranslations({ locale }),
    countryHeadline(locale, profile.pledges),
    paperFrame({ locale, path: `/countries/${code}`, day, seq, reconstructed }),
  ])
  const name = makerName(profile.maker, locale)
  const written = { ...country, t, locale, day }
  return {
    ...frame,
    title: `${name} · Vaada`,
    subject: name,
    head: [`Vaada · ${name}`, asOf],
    blocks: [
      { is: 'small', text: t('countries.page.kicker') },
      { is: 'title', text: name },
      { is: 'lead', text: headline },
      ...aboutBlocks(written),
      ...(profile.records > records.length
        ? [
            {
              is: 'small',
              text: t('papers.more', { shown: records.length, total: profile.records }),
            } satisfies PaperBlock,
          ]
        : []),
      ...pledgeBlocks(written),
      ...intentionBlocks(written),
      ...measureBlocks(written),
      ...(profile.maker.kind === 'state' ? [...calendarBlocks(written), ...helpBlocks(written)] : []),
      ...contextBlocks(written),
      ...citationBlocks(t, locale, {
        original: null,
        title: name,
        reference: null,
        day,
        entry: seq,
        url: frame.address,
        isDemo,
      }),
      ...(hasUnreviewed(records, locale)
        ? [{ is: 'small', text: t('site.unreviewed') } satisfies PaperBlock]
        : []),
      { is: 'small', text: licence },
    ],
  }
}

function aboutBlocks({ t, locale, profile, records }: Written): PaperBlock[] {
  const { members, pledges: counts } = profile
  const intention = records.find((record) => record.level === 'declared_intention')
  const statuses = countStatuses(
    (status) => counts.byStatus.find((part) => part.status === status)?.count ?? 0,
  )
  const about = [
    members.length > 0 &&
      t('countries.page.members', {
        names: formatList(
          locale,
          members.map((member) => makerName(member, locale)),
        ),
      }),
    counts.joint > 0 &&
      t(counts.joint === counts.total ? 'countries.page.jointOnly' : 'countries.page.joint', {
        count: counts.joint,
      }),
    intention &&
      (intention.madeOn
        ? t('countries.page.intention', { date: formatDate(locale, intention.madeOn) })
        : t('countries.page.intentionUndated')),
    profile.records > 0 && makerKeepingWords(t, profile),
  ].filter((line) => typeof line === 'string')
  return [
    ...about.map((text): PaperBlock => ({ is: 'paragraph', text })),
    ...(statuses.length > 0
      ? [
          {
            is: 'squares',
            counts: statuses.map(({ status, count }) => ({ status, count, label: t(`status.${status}`) })),
          } satisfies PaperBlock,
        ]
      : []),
  ]
}

function pledgeBlocks({ t, locale, profile, records }: Written): PaperBlock[] {
  const pledges = records.filter((record) => isPledge(record.level))
  if (pledges.length === 0) return []
  return [
    {
      is: 'heading',
      text: t('countries.records.title', {
        figure: profile.pledges.withFigure,
        total: profile.pledges.total,
      }),
    },
    {
      is: 'table',
      columns: [
        { title: t('countries.records.pledge'), parts: 4.6 },
        { title: t('countries.records.status'), parts: 2.2 },
        { title: t('countries.records.progress'), parts: 2.4 },
        { title: t('countries.records.due'), parts: 2 },
      ],
      rows: pledges.map((record) => [
        [
          textOf(record.title, locale),
          joined([
            record.reference,
            t(`level.${record.level}`),
            record.maker.code !== profile.maker.code && t('countries.records.jointly'),
          ]),
        ].join('\n'),
        record.status ? statusLabel(t, record.status, record.late) : '',
        progressWords(t, locale, record),
        record.dueOn ? formatDate(locale, record.dueOn, 'short') : t('format.noDeadline'),
      ]),
    },
  ]
}

function progressWords(t: Translate, locale: Locale, record: MakerRecord): string {
  const { status, expected, measurable } = record
  if (!measurable) return t('countries.records.notMeasurable')
  if (status === 'kept' || status === 'met_after_softening') return t('countries.records.reached')
  if (status === 'not_yet_done') return t('countries.records.notDone')
  // Steps not documented as done count as nothing known, not as nothing done.
  const progress = record.progress === 0 && !record.hasFigure ? null : record.progress
  if (progress === null) return t(record.hasFigure ? 'charts.progressIncomparable' : 'charts.progressUnknown')
  const values = { progress: shareLabel(locale, progress) }
  return expected === null
    ? t('charts.progressOnly', values)
    : t('charts.progressLabel', { ...values, expected: shareLabel(locale, expected) })
}

function intentionBlocks({ t, locale, records }: Written): PaperBlock[] {
  const intentions = records.filter((record) => record.level === 'declared_intention')
  if (intentions.length === 0) return []
  return [
    {
      is: 'heading',
      text: t('countries.intent.title', { count: intentions.length }),
      lede: t('countries.intent.lede'),
    },
    {
      is: 'entries',
      items: intentions.map(({ reference, title, summary, madeOn }) => ({
        mark: reference,
        text: joined([textOf(title, locale), madeOn && formatDate(locale, madeOn)]),
        lines: [textOf(summary, locale)].filter(Boolean),
      })),
    },
  ]
}

function measureBlocks({ t, locale, profile, records }: Written): PaperBlock[] {
  const measures = records.filter(({ level }) => level === 'national_measure')
  if (measures.length === 0) return []
  const { service_open = 0, service_in_use = 0 } = profile.stages
  const open = service_open + service_in_use
  return [
    {
      is: 'heading',
      text:
        open > 0
          ? t('countries.measures.title', { open, total: profile.measures })
          : t('countries.measures.titleNone', { total: profile.measures }),
      lede: t('countries.measures.lede'),
    },
    {
      is: 'table',
      columns: [
        { title: t('countries.measures.measure'), parts: 6 },
        { title: t('countries.measures.stage'), parts: 2.5 },
        { title: t('countries.measures.since'), parts: 1.6 },
      ],
      rows: measures.map((record) => {
        const on = record.steps.findLast(({ stage }) => stage === record.stage)?.reachedOn
        return [
          `${textOf(record.title, locale)}\n${record.reference}`,
          record.stage ? t(`stage.${record.stage}`) : t('countries.measures.noStage'),
          on ? formatDate(locale, on, 'short') : '—',
        ]
      }),
    },
  ]
}

function calendarBlocks({ t, locale, day, context }: Written): PaperBlock[] {
  const { cycles } = context
  const published = cycles.reduce((sum, { onTime, late }) => sum + onTime + late, 0)
  return [
    {
      is: 'heading',
      text: cycles.some(({ isAsked }) => isAsked)
        ? t('countries.calendar.asked', { count: published })
        : t('countries.calendar.never'),
      lede: t('countries.calendar.lede'),
    },
    ...(cycles.length === 0
      ? []
      : [
          {
            is: 'table',
            columns: [
              { title: t('countries.calendar.period'), parts: 2 },
              { title: t('countries.calendar.due'), parts: 2 },
              { title: t('countries.calendar.state'), parts: 6 },
            ],
            rows: cycles.map((cycle) => [
              formatCycle(locale, cycle),
              formatDate(locale, cycle.dueOn, 'short'),
              cycle.opensOn > day
                ? t('countries.calendar.notOpen', { date: formatDate(locale, cycle.opensOn) })
                : !cycle.isAsked
                  ? t('countries.calendar.notAsked', { date: formatDate(locale, cycle.opensOn) })
                  : cycle.dueOn >= day
                    ? t('countries.calendar.open', { onTime: cycle.onTime })
                    : t('countries.calendar.closed', {
                        onTime: cycle.onTime,
                        late: cycle.late,
                        missing: cycle.missing,
                      }),
            ]),
          } satisfies PaperBlock,
        ]),
  ]
}

function helpBlocks({ t, locale, context }: Written): PaperBlock[] {
  return [
    { is: 'heading', text: t('countries.help.title') },
    context.helpLines.length === 0
      ? { is: 'paragraph', text: t('countries.help.none') }
      : {
          is: 'entries',
          items: context.helpLines.map((line): PaperEntry => {
            const hours = textOf(line.hours, locale)
            const forWhom = textOf(line.forWhom, locale)
            return {
              mark: line.number,
              text: textOf(line.name, locale),
              lines: [
                joined([
                  hours && t('countries.help.hours', { text: hours }),
                  forWhom && t('countries.help.forWhom', { text: forWhom }),
                ]),
                line.confirmedOn
                  ? t('countries.help.confirmed', { date: formatDate(locale, line.confirmedOn) })
                  : t('countries.help.unconfirmed'),
                ...line.sources.map(({ title, url }) => joined([title, url])),
              ].filter(Boolean),
            }
          }),
        },
  ]
}

function contextBlocks({ t, locale, context }: Written): PaperBlock[] {
  if (context.figures.length === 0) return []
  return [
    { is: 'heading', text: t('countries.context.title'), lede: t('countries.context.lede') },
    {
      is: 'entries',
      items: context.figures.map((figure): PaperEntry => {
        const unit = { text: textOf(figure.unit, locale), percent: isPercentUnit(figure.unit.en?.text) }
        return {
          mark: `${figure.year}`,
          text: joined([
            textOf(figure.name, locale),
            textOf(figure.population, locale),
            formatValue(locale, figure.value, unit),
          ]),
          lines: [
            textOf(figure.note, locale),
            ...figure.sources.map(({ title, url }) => joined([title, url])),
          ].filter(Boolean),
        }
      }),
    },
  ]
}
