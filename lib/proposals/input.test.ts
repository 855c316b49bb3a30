import { expect, test } from 'vitest'
import { THRESHOLDS } from '@/lib/standing/facts'
import { entryOfBound, FrameworkInput, RedactionInput, THRESHOLD_KEYS, ThresholdsInput } from './input'

const present = {
  ...Object.fromEntries(THRESHOLD_KEYS.map((key) => [key, entryOfBound(key, THRESHOLDS[key])])),
  reason: 'Agreed.',
}
const errorsOf = (changes: Record<string, string>) =>
  ThresholdsInput.safeParse({ ...present, ...changes }).error?.issues.map(({ path, message }) => [
    path.join('.'),
    message,
  ])

test('what the fields show is read back unchanged', () => {
  expect(ThresholdsInput.parse(present)).toEqual({ ...THRESHOLDS, reason: 'Agreed.' })
})

test.each([
  [{ onTrack: '0' }, [['onTrack', 'out_of_range']]],
  [{ onTrack: '101' }, [['onTrack', 'out_of_range']]],
  [{ onTrack: 'nine' }, [['onTrack', 'not_whole']]],
  [{ earlyMonths: '1.5' }, [['earlyMonths', 'not_whole']]],
  [{ earlyMonths: '-1' }, [['earlyMonths', 'not_whole']]],
  [{ stepGraceDays: '731' }, [['stepGraceDays', 'out_of_range']]],
  [{ atRisk: '90' }, [['atRisk', 'not_below_on_track']]],
  [{ ageingMonths: '12' }, [['ageingMonths', 'not_above_fresh']]],
  [{ contestedShare: '' }, [['contestedShare', 'required']]],
  [{ reason: '  ' }, [['reason', 'required']]],
  [
    { atRisk: '95', ageingMonths: '6' },
    [
      ['atRisk', 'not_below_on_track'],
      ['ageingMonths', 'not_above_fresh'],
    ],
  ],
])('%o is refused', (changes, expected) => {
  expect(errorsOf(changes as Record<string, string>)).toEqual(expected)
})

test('versions are numbers, once each; none means all', () => {
  const versionsOf = (versions: string) =>
    RedactionInput.safeParse({ record: 'KAZ-2021-01', versions, reason: 'x' }).data?.versions
  expect(versionsOf('1, 3 3;2')).toEqual([1, 3, 2])
  expect(versionsOf('')).toBeNull()
  expect(versionsOf('one')).toBeUndefined()
  expect(versionsOf('0')).toBeUndefined()
})

test('a framework has a name in every language', () => {
  const parsed = FrameworkInput.safeParse({ key: 'A pact', name: { en: 'A', ru: '', kk: 'В' }, reason: 'x' })
  expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['key', 'framework_key'],
    ['name.ru', 'required'],
    ['name.uz', 'required'],
  ])
})
