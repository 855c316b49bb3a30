import { describe, expect, test } from 'vitest'
import { text } from '@/db/testing/factory'
import { LOCALES } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import type { Goalpost } from '@/lib/standing/goalposts'
import { goalpostWords } from './goalpost-words'

const moved = (what: Goalpost, before: string | null, after: string | null, key: string | null = 'k') => ({
  what,
  key,
  before,
  after,
  kind: 'softened' as const,
  name: text('Centres open'),
  unit: text('centres'),
})

const CASES: [ReturnType<typeof moved>, string][] = [
  [moved('level', 'coalition_commitment', 'national_measure', null), 'Coalition commitment'],
  [moved('due_date', '2026', '2028', null), '2028'],
  [moved('due_date', '2026', null, null), '2026'],
  [moved('start_date', '2021', '2022', null), '2022'],
  [moved('indicator', 'k', null), 'Centres open'],
  [moved('direction', 'increase', 'context'), 'Centres open'],
  [moved('unit', 'centres', 'rooms'), 'Centres open'],
  [moved('target', '30', '10'), '10'],
  [moved('target', '30', null), '30'],
  [moved('target_date', '2026', '2030'), '2030'],
  [moved('baseline', null, '2'), '2'],
  [moved('baseline_date', '2021', '2022'), '2022'],
  [moved('step', 'k', null), 'Centres open'],
  [moved('step_date', '2023', '2024-05'), '2024'],
  [moved('scope', 'All regions', 'The capital', 'geography'), ''],
  [moved('money', '2500000 USD', '1000000 USD'), '1'],
  [moved('money', '2500000 USD', null), '2'],
  [moved('money_scope', 'this_promise', 'wider'), 'For this promise'],
  [moved('money_basis', 'at_least', 'up_to'), 'At least'],
  [moved('money_date', '2026-12-31', '2027-12-31'), '2027'],
]

describe('a moved goalpost is a sentence', () => {
  test.each(CASES)('$0.what, $0.before to $0.after', (goalpost, contained) => {
    const said = goalpostWords(translatorOf('en'), 'en', goalpost)
    expect(said).toMatch(/^\S.*\.$/)
    expect(said).toContain(contained)
  })

  test.each(LOCALES)('in %s as well', (locale) => {
    for (const [goalpost] of CASES)
      expect(goalpostWords(translatorOf(locale), locale, goalpost)).toMatch(/^\S.*\.$/)
  })
})
