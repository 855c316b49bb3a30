import { expect, test } from 'vitest'
import type { Locale } from '@/lib/i18n/model'
import type { MakerProfile, ProfileCycle } from '@/lib/makers/profiles'
import { comparedFigure } from './compare'

const cycle = (year: number, counts: Partial<ProfileCycle> = {}): ProfileCycle => ({
  key: String(year),
  startsOn: `${year}-01-01`,
  endsOn: `${year}-12-31`,
  asked: true,
  onTime: 0,
  late: 0,
  missing: 0,
  due: 0,
  ...counts,
})
const profile = (code: string, name: string, cycles: ProfileCycle[]): MakerProfile =>
  ({ maker: { code, kind: 'state', names: { en: name } }, cycles }) as unknown as MakerProfile

const settled = { onTime: 5, late: 2, missing: 3 }
const titleOf = (locale: Locale, cycles: ProfileCycle[]) =>
  comparedFigure(
    {
      locale,
      day: '2026-11-30',
      profiles: [profile('KEN', 'Kenya', cycles), profile('ISL', 'Iceland', [])],
    },
    'reporting',
  )?.title

test('reports on time are counted of those that came due, and it says of which cycles', () => {
  const cycles = [cycle(2023, settled), cycle(2024, settled), cycle(2025, settled), cycle(2026, { due: 10 })]
  expect(titleOf('en', cycles)).toMatch(/^Reports for 2024 and 2025 that came on time\. Kenya: 10 of 20/)
  expect(titleOf('ru', cycles)).toMatch(/^Отчёты за 2024 и 2025, сданные в срок\. /)
})

test('where none has come due it names no cycle', () => {
  expect(titleOf('en', [cycle(2026, { due: 10 })])).toMatch(/^Reports that came on time\. /)
})
