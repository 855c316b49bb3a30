import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keptSecret, readSettings } from './settings.js'

test('with nothing set it is the built-in PostgreSQL on this machine alone', () => {
  expect(readSettings([], {})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://127.0.0.1:3000',
    databaseUrl: undefined,
    dev: false,
    demo: false,
  })
})

test('the demonstration has a data folder of its own', () => {
  expect(readSettings(['--demo'], { VAADA_DATA_DIR: '/srv/vaada' }).dataDir).toBe('/srv/vaada/demo')
})

test.each([
  [['--dmeo'], {}, 'no option --dmeo'],
  [['--demo'], { DATABASE_URL: 'postgres://db/vaada' }, 'without DATABASE_URL'],
  [[], { PORT: 'http' }, 'PORT is "http"'],
  [[], { PORT: '70000' }, 'PORT is "70000"'],
])('%o with %o is refused: %s', (args, env, message) => {
  expect(() => readSettings(args, env)).toThrow(message)
})

test('the secret is made once and is for our eyes only', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'vaada-settings-test-'))
  try {
    const secret = keptSecret(dataDir)
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(keptSecret(dataDir)).toBe(secret)
    expect(statSync(path.join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600)
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})
