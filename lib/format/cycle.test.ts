import { describe, expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/model'
import { formatCycle } from './cycle'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const period = (startsOn: string, endsOn: string) => ({ startsOn, endsOn })

describe('a cycle is named by its time', () => {
  test.each([
    ['a year', period('2026-01-01', '2026-12-31'), ['2026', '2026', '2026', '2026']],
    [
      'the first half',
      period('2026-01-01', '2026-06-30'),
      [
        '2026, first half',
        'первое полугодие 2026 года',
        '2026 жылдың бірінші жартыжылдығы',
        '2026-yil, birinchi yarim yillik',
      ],
    ],
    [
      'the second half',
      period('2026-07-01', '2026-12-31'),
      [
        '2026, second half',
        'второе полугодие 2026 года',
        '2026 жылдың екінші жартыжылдығы',
        '2026-yil, ikkinchi yarim yillik',
      ],
    ],
    [
      'a quarter',
      period('2026-10-01', '2026-12-31'),
      [
        '2026, fourth quarter',
        'четвёртый квартал 2026 года',
        '2026 жылдың төртінші тоқсаны',
        '2026-yil, toʻrtinchi chorak',
      ],
    ],
    [
      'a half-year that is none of the calendar',
      period('2026-04-01', '2026-09-30'),
      [
        '1 Apr 2026 – 30 Sep 2026',
        '01.04.2026 – 30.09.2026',
        '01.04.2026 – 30.09.2026',
        '01.04.2026 – 30.09.2026',
      ],
    ],
    ['two years', period('2025-01-01', '2026-12-31'), ['2025–2026', '2025–2026', '2025–2026', '2025–2026']],
  ])('%s', (_, given, expected) => {
    expect(LOCALES.map((locale) => plain(formatCycle(locale, given)))).toEqual(expected)
  })
})
