import type { Translate } from '@/components/commitments/standing-words'
import type { ReportView } from '@/lib/commitments/queries'
import { lastDay } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import type { PaperBlock, PaperEntry } from '@/lib/papers/model'
import { joined, textOf } from '../paper-words'
import type { Written } from './written'

/** Reports of the maker and what others published, newest first. */
export function saidBlocks({ t, locale, commitment }: Written): PaperBlock[] {
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
      ...stories.flatMap(([name, text]) => (text ? [titled(name, textOf(text, locale))] : [])),
      ...report.evidence.map(({ title, publisher, publishedOn, url }) =>
        joined([title, publisher, publishedOn && formatDate(locale, publishedOn), url]),
      ),
    ].filter(Boolean),
  }
}

/** Names of a report's parts are questions. */
const titled = (name: string, text: string): string => `${name}${name.endsWith('?') ? '' : ':'} ${text}`
