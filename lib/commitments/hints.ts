import { choicesAt, type Fields, rowCount, valueAt } from '@/lib/form-data'
import { dateFromEntry, decimalFromEntry } from '@/lib/format/entry'
import { localeOf } from '@/lib/i18n/model'
import { COALITION_FRAMEWORK } from './model'

export const HINTS = [
  'coalition_elsewhere',
  'elsewhere_coalition',
  'target_is_baseline',
  'count_without_start',
  'indicator_without_source',
  'value_without_source',
  'done_without_date',
  'done_without_source',
  'money_without_source',
  'money_of_wider_only',
] as const
/** Something in a draft that may be right and is worth another look. */
export type HintCode = (typeof HINTS)[number]

export interface Hint {
  readonly code: HintCode
  /** Field of the form that it is about. */
  readonly field: string
}

/** What is worth another look in a draft as typed. None of it keeps anybody from handing it in. */
export function hintsOf(typed: Fields): Hint[] {
  const language = localeOf(valueAt(typed, 'language'))
  const at = (path: string) => valueAt(typed, path)
  const isCited = (row: string) => choicesAt(typed, `${row}.sources`).length > 0
  const rows = (list: string) =>
    Array.from({ length: rowCount(typed, list) }, (_, index) => `${list}.${index}`)
  const number = (path: string) => decimalFromEntry(at(path), language)
  const found: Hint[] = []
  const add = (is: boolean, code: HintCode, field: string) => {
    if (is) found.push({ code, field })
  }

  const [framework, level] = [at('framework'), at('level')]
  if (framework && level) {
    const isCoalition = level === 'coalition_commitment' || level === 'declared_intention'
    add(isCoalition && framework !== COALITION_FRAMEWORK, 'coalition_elsewhere', 'framework')
    add(!isCoalition && framework === COALITION_FRAMEWORK, 'elsewhere_coalition', 'level')
  }
  for (const row of rows('indicators')) {
    const [baseline, target] = [number(`${row}.baselineValue`), number(`${row}.targetValue`)]
    const moves = ['increase', 'decrease'].includes(at(`${row}.direction`))
    add(moves && baseline !== null && baseline === target, 'target_is_baseline', `${row}.targetValue`)
    add(at(`${row}.name`).trim() !== '' && !isCited(row), 'indicator_without_source', `${row}.name`)
    for (const value of rows(`${row}.values`)) {
      if (number(`${value}.value`) === null) continue
      const isCount = at(`${row}.measure`) === 'count'
      add(isCount && dateFromEntry(at(`${value}.from`)) === null, 'count_without_start', `${value}.from`)
      add(!isCited(value), 'value_without_source', `${value}.value`)
    }
  }
  for (const row of rows('milestones')) {
    if (at(`${row}.state`) !== 'done') continue
    add(at(`${row}.doneOn`).trim() === '', 'done_without_date', `${row}.doneOn`)
    add(!isCited(row), 'done_without_source', `${row}.state`)
  }
  const amounts = rows('money').filter((row) => number(`${row}.amount`) !== null)
  for (const row of amounts) add(!isCited(row), 'money_without_source', `${row}.amount`)
  add(
    amounts.length > 0 && amounts.every((row) => at(`${row}.scope`) === 'wider'),
    'money_of_wider_only',
    `${amounts[0]}.scope`,
  )
  return found
}
