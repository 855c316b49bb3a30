import type { IsoDate } from '@/lib/dates/partial'
import { LOCALES, type LocalizedText } from '@/lib/i18n/model'
import { leftOutOf } from './account'
import { addDecimals } from './decimal'
import type { MoneyStage } from './model'
import { type Place, placesOf, type TalliedRecord } from './tally'

/** What one provider gives towards promises of one maker, in one stage and currency: the sum of what counts. */
export interface MoneyFlow extends Place {
  readonly currency: string
  readonly stage: MoneyStage
  /** See `providerKey`; empty: nobody says who gives it. */
  readonly provider: string
  /** Its name as an amount has it; null: not stated. */
  readonly names: LocalizedText | null
  readonly lines: number
  readonly amount: string
}

const KEY_MAX = 200

/** By which a provider is the same in two amounts: its name in the language it was written in. Empty: not stated. */
export function providerKey(provider: LocalizedText | null): string {
  if (!provider) return ''
  const original = LOCALES.find((locale) => provider[locale]?.state === 'original')
  const name = provider[original ?? LOCALES.find((locale) => provider[locale]) ?? 'en']?.text ?? ''
  return name.trim().replace(/\s+/g, ' ').slice(0, KEY_MAX)
}

/** Adds up who gives to whom, at the end of a day. Makers are never put together: each is one end of a flow. */
export function makeFlows(day: IsoDate, isWanted: (place: Place) => boolean = () => true) {
  const flows = new Map<string, { -readonly [Key in keyof MoneyFlow]: MoneyFlow[Key] }>()

  function add(record: TalliedRecord): void {
    const places = placesOf(record, [record.maker]).filter(isWanted)
    if (places.length === 0) return
    const leftOut = leftOutOf(record, day)
    for (const [index, line] of record.lines.entries()) {
      if (leftOut[index] !== null) continue
      const { currency, stage, amount } = line
      const provider = providerKey(line.provider)
      for (const place of places) {
        const key = JSON.stringify([place.maker, place.action, place.year, currency, stage, provider])
        const sum = flows.get(key)
        if (sum) {
          sum.lines += 1
          sum.amount = addDecimals(sum.amount, amount)
          sum.names ??= line.provider
        } else
          flows.set(key, {
            ...place,
            currency,
            stage,
            provider,
            names: provider === '' ? null : line.provider,
            lines: 1,
            amount: addDecimals('0', amount),
          })
      }
    }
  }
  return { add, result: (): MoneyFlow[] => [...flows.values()] }
}
