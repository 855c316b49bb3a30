import { differenceWords } from '@/components/commitments/difference-words'
import type { Translate } from '@/components/commitments/standing-words'
import { formatDate } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import type { GoalpostRow } from '@/lib/goalposts/queries'
import type { Locale } from '@/lib/i18n/model'
import { type Change, type Difference, shiftOf, type TextField } from '@/lib/ledger/differences'

type Moved = Pick<GoalpostRow, 'what' | 'key' | 'name' | 'unit' | 'before' | 'after' | 'kind'>

/** A moved goalpost as a whole sentence: the same words as in the record's history, each term by itself. */
export function goalpostWords(t: Translate, locale: Locale, moved: Moved): string {
  const difference = differenceOf(moved)
  if (difference) return differenceWords(t, locale, difference).join(' ')
  const { what, before, after } = moved
  switch (what) {
    case 'money': {
      const values = { before: amountWords(locale, before), after: amountWords(locale, after) }
      return t(`goalposts.money.${changeOf(before, after)}`, values)
    }
    case 'money_scope':
      return t('goalposts.moneyScope', {
        before: t(`moneyScope.${before}` as never),
        after: t(`moneyScope.${after}` as never),
      })
    case 'money_basis':
      return t('goalposts.moneyBasis', {
        before: t(`moneyBasis.${before}` as never),
        after: t(`moneyBasis.${after}` as never),
      })
    default: {
      const date = (on: string | null) => (on ? formatDate(locale, on) : '')
      return t(`goalposts.moneyDate.${changeOf(before, after)}`, { before: date(before), after: date(after) })
    }
  }
}

const changeOf = (before: string | null, after: string | null): Change =>
  before === null ? 'added' : after === null ? 'removed' : 'changed'

/** `2500000 USD`, as it is recorded. */
function amountWords(locale: Locale, recorded: string | null): string {
  const [amount, currency] = recorded?.split(' ') ?? []
  return amount && currency ? formatMoney(locale, amount, currency) : ''
}

/** The difference of the history that says it; null: of money, where one difference says several things at once. */
function differenceOf({ what, key, name, unit, before, after, kind }: Moved): Difference | null {
  const of = { key: key ?? '', name: name ?? {}, goalpost: kind }
  // Only of dates.
  const moved = () => ({ before, after, shift: shiftOf(before, after) })
  const change = changeOf(before, after)
  switch (what) {
    case 'level':
      return { kind: 'choice', field: 'level', before, after, goalpost: kind }
    case 'due_date':
    case 'start_date':
      return { kind: 'date', field: what === 'due_date' ? 'dueOn' : 'startsOn', ...moved(), goalpost: kind }
    case 'indicator':
      return { kind: 'indicator', change: change === 'added' ? 'added' : 'removed', ...of }
    case 'direction':
    case 'unit':
      return { kind: 'indicator_terms', field: what, ...of }
    case 'target':
    case 'baseline':
      return { kind: 'point', point: what, unit: unit ?? {}, before, after, ...of }
    case 'target_date':
    case 'baseline_date':
      return { kind: 'point_date', point: what === 'target_date' ? 'target' : 'baseline', ...moved(), ...of }
    case 'step':
      return { kind: 'milestone', change: change === 'added' ? 'added' : 'removed', ...of }
    case 'step_date':
      return { kind: 'milestone_date', field: 'dueOn', ...moved(), ...of }
    case 'scope':
      return { kind: 'text', field: (key ?? 'wording') as TextField, change, goalpost: kind }
    default:
      return null
  }
}
