import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('docs/data-dictionary.md says what the schema says', () => {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/data-dictionary.ts', '--check'], {
    encoding: 'utf8',
  })
  expect(run.stderr.trim()).toBe('')
  expect(run.status).toBe(0)
})
