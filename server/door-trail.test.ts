import { expect, test } from 'vitest'
import { createDoorTrail } from './door-trail'

test('every refusal has its line, and a flood one line a minute that counts the rest', () => {
  const lines: string[] = []
  let clock = 1_000_000
  const trail = createDoorTrail({ record: (line) => lines.push(line), now: () => clock, perMinute: 2 })
  for (const what of ['origin', 'host', 'origin', 'origin', 'host'] as const) trail(what)
  expect(lines).toEqual(['origin', 'host'])
  clock += 60_000
  trail('origin')
  expect(lines).toEqual(['origin', 'host', '3 more', 'origin'])
})
