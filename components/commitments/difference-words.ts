import type { getTranslations } from 'next-intl/server'
import type { PartialDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { formatValue, isPercentUnit } from '@/lib/format/number'
import { type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'
import type { Change, ChoiceField, Difference, Shift } from '@/lib/ledger/differences'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** One difference as whole sentences; two where something came and something else went. */
export function differenceWords(t: Translate, locale: Locale, difference: Difference): string[] {
  const text = (localized: LocalizedText | null | undefined) => pickText(localized, locale)?.text ?? ''
  const date = (on: PartialDate | null) => (on ? formatDate(locale, on) : '')
  const list = (items: readonly string[]) => items.join(', ')
  const both = (...sentences: (string | false)[]) => sentences.filter((one) => one !== false)

  switch (difference.kind) {
    case 'text':
      return [t(`history.text.${difference.field}`, { change: difference.change })]
    case 'translation': {
      const { field, change } = difference
      const own = field === 'title' || field === 'summary' || field === 'wording' ? field : 'other'
      return [t(`history.translation.${own}`, { change, language: t(`language.${difference.locale}`) })]
    }
    case 'date': {
      const { field, before, after, shift } = difference
      const values = { before: date(before), after: date(after) }
      if (before === null) return [t(`history.dateAdded.${field}`, values)]
      if (after === null) return [t(`history.dateRemoved.${field}`, values)]
      if (field === 'dueOn' && shift)
        return [
          t(`history.${shift.by > 0 ? 'dueLater' : 'dueEarlier'}.${shift.unit}`, {
            ...values,
            by: Math.abs(shift.by),
          }),
        ]
      return [t(`history.date.${field}`, values)]
    }
    case 'choice': {
      const { field, before, after } = difference
      if (field === 'compiledBy') return [t('history.choice.compiledBy', { after: after ?? '' })]
      return [
        t(`history.choice.${field}`, {
          before: choiceWord(t, field, before),
          after: choiceWord(t, field, after),
        }),
      ]
    }
    case 'types': {
      const names = (types: typeof difference.added) => list(types.map((type) => t(`type.${type}`)))
      return both(
        difference.added.length > 0 && t('history.typesAdded', { list: names(difference.added) }),
        difference.removed.length > 0 && t('history.typesRemoved', { list: names(difference.removed) }),
      )
    }
    case 'actions': {
      const { added, removed } = difference
      return both(
        added.length > 0 && t('history.actionsAdded', { count: added.length, list: list(added.map(String)) }),
        removed.length > 0 &&
          t('history.actionsRemoved', { count: removed.length, list: list(removed.map(String)) }),
      )
    }
    case 'action_basis': {
      const { actions } = difference
      return [t('history.actionBasis', { count: actions.length, list: list(actions.map(String)) })]
    }
    case 'partners': {
      const { added, removed } = difference
      return both(
        added.length > 0 && t('history.partnersAdded', { list: list(added.map(text)) }),
        removed.length > 0 && t('history.partnersRemoved', { list: list(removed.map(text)) }),
      )
    }
    case 'closure':
      return [
        t(`history.closure.${difference.closure}`, { change: difference.change, date: date(difference.on) }),
      ]
    case 'deadline_missed':
      return [t('history.deadlineMissed', { change: difference.change })]
    case 'search':
      return [t('history.search', { change: difference.change, date: date(difference.on) })]
    case 'consultation':
      return [
        difference.number === null
          ? t('history.notFormed')
          : t('history.formed', { number: String(difference.number) }),
      ]
    case 'indicator':
      return [t('history.indicator', { change: difference.change, name: text(difference.name) })]
    case 'indicator_terms':
      return [t(`history.indicatorTerms.${difference.field}`, { name: text(difference.name) })]
    case 'point': {
      const { point, before, after, name } = difference
      const say = figure(locale, difference.unit)
      return [
        t(`history.${point}.${changeOf(before, after)}`, {
          name: text(name),
          before: say(before),
          after: say(after),
        }),
      ]
    }
    case 'point_date': {
      const { point, before, after, shift, name } = difference
      const values = { name: text(name), before: date(before), after: date(after) }
      if (point === 'target' && shift)
        return [t(`history.targetDate.${shiftKey(shift)}`, { ...values, by: Math.abs(shift.by) })]
      return [t(`history.${point}Date.${changeOf(before, after)}`, values)]
    }
    case 'value': {
      const { change, on, before, after, name } = difference
      const say = figure(locale, difference.unit)
      return [
        t(`history.value.${change}`, {
          name: text(name),
          date: date(on),
          before: say(before),
          after: say(after),
        }),
      ]
    }
    case 'value_details':
      return [t('history.valueDetails', { name: text(difference.name) })]
    case 'milestone':
      return [t('history.milestone', { change: difference.change, name: text(difference.name) })]
    case 'milestone_state': {
      const { before, after, name } = difference
      return [
        t('history.milestoneState', {
          name: text(name),
          before: t(`milestoneState.${before}`),
          after: t(`milestoneState.${after}`),
        }),
      ]
    }
    case 'milestone_date': {
      const { field, before, after, name } = difference
      const values = { name: text(name), before: date(before), after: date(after) }
      return [
        t(
          `history.${field === 'dueOn' ? 'milestoneDue' : 'milestoneDone'}.${changeOf(before, after)}`,
          values,
        ),
      ]
    }
    case 'milestone_text':
      return [t('history.milestoneText', { name: text(difference.name) })]
    case 'delivery':
      return [t(`history.delivery.${difference.change}`, { stage: t(`stage.${difference.stage}`) })]
    case 'money': {
      const { change, before, after } = difference
      const line = after ?? before
      if (!line) return []
      const amount = (one: typeof line | null) => (one ? formatMoney(locale, one.amount, one.currency) : '')
      const values = { before: amount(before), after: amount(after), stage: t(`moneyStage.${line.stage}`) }
      return [
        t(
          `history.money.${change === 'changed' && values.before === values.after ? 'details' : change}`,
          values,
        ),
      ]
    }
    case 'row_translations':
      return [t('history.rowTranslations', { name: text(difference.name) })]
    case 'delivery_translations':
      return [t('history.rowTranslations', { name: t(`stage.${difference.stage}`) })]
    case 'money_translations': {
      const { amount, currency } = difference.line
      return [t('history.rowTranslations', { name: formatMoney(locale, amount, currency) })]
    }
    case 'source':
      return [t(`history.source.${difference.change}`, { title: difference.title })]
  }
}

const changeOf = (before: unknown, after: unknown): Change =>
  before === null ? 'added' : after === null ? 'removed' : 'changed'

const SHIFT_KEYS = {
  years: ['earlierYears', 'laterYears'],
  months: ['earlierMonths', 'laterMonths'],
  days: ['earlierDays', 'laterDays'],
} as const
const shiftKey = ({ unit, by }: Shift) => SHIFT_KEYS[unit][by > 0 ? 1 : 0]

const figure = (locale: Locale, unit: LocalizedText) => (value: string | null) =>
  value === null
    ? ''
    : formatValue(locale, value, {
        text: pickText(unit, locale)?.text ?? '',
        percent: isPercentUnit(unit.en?.text),
      })

function choiceWord(t: Translate, field: Exclude<ChoiceField, 'compiledBy'>, value: string | null): string {
  if (value === null) return t('format.notStated')
  const key = field === 'framework' ? null : `${field}.${value}`
  return key && t.has(key as never) ? t(key as never) : value
}
