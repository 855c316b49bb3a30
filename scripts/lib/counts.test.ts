import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closingLine, countsOf, readPlaywright, readVitest } from './counts.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vaada-counts-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: string) {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, content)
  return file
}

const vitest = (passed: number, failed: number, unloaded = 0) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: [
      { status: failed ? 'failed' : 'passed', assertionResults: [{}] },
      ...Array.from({ length: unloaded }, () => ({ status: 'failed', assertionResults: [] })),
    ],
  })

test('passed and failed tests are taken from the report', () => {
  expect(countsOf({ code: 1, file: report(vitest(7, 2)), read: readVitest })).toEqual({
    passed: 7,
    failed: 2,
  })
})

test('a test file that does not load counts as a failure', () => {
  expect(countsOf({ code: 1, file: report(vitest(7, 0, 1)), read: readVitest })).toEqual({
    passed: 7,
    failed: 1,
  })
})

test('a run that fails although all tests passed counts as a failure', () => {
  expect(countsOf({ code: 1, file: report(vitest(7, 0)), read: readVitest })).toEqual({
    passed: 7,
    failed: 1,
  })
})

test('a run that found nothing to do counts as a failure', () => {
  expect(countsOf({ code: 0, file: report(vitest(0, 0)), read: readVitest })).toEqual({
    passed: 0,
    failed: 1,
  })
})

test.each([['missing.json'], ['report.json']])(
  'a crash that leaves no whole report (%s) counts as a failure',
  (name) => {
    report('{"numPassedTests": 7')
    expect(countsOf({ code: 139, file: path.join(folder, name), read: readVitest })).toEqual({
      passed: 0,
      failed: 1,
    })
  },
)

test('journeys that passed at the second try passed; errors outside of them failed', () => {
  const file = report(
    JSON.stringify({
      stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
      errors: [{ message: 'x' }],
    }),
  )
  expect(countsOf({ code: 1, file, read: readPlaywright })).toEqual({ passed: 4, failed: 2 })
})

test('the closing line sums up', () => {
  expect(
    closingLine([
      { passed: 1, failed: 0 },
      { passed: 40, failed: 2 },
    ]),
  ).toBe('41 passed, 2 failed')
})
