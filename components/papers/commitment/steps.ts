import { DELIVERY_STAGES } from '@/lib/commitments/model'
import { lastDay } from '@/lib/dates/partial'
import { formatDate, formatPeriod } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import type { PaperBlock, PaperEntry } from '@/lib/papers/model'
import { joined, textOf } from '../paper-words'
import { refsOf, type Written } from './written'

/** Steps and events, with what came of each. */
export function milestoneBlocks({ t, locale, commitment }: Written): PaperBlock[] {
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

/** Every stage of delivery, also those that no document shows. */
export function deliveryBlocks({ t, locale, commitment }: Written): PaperBlock[] {
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

/** Every amount on record, by stage; never added here. */
export function moneyBlocks({ t, locale, commitment }: Written): PaperBlock[] {
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
