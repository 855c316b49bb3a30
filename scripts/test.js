import './lib/check-node.js'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import util from 'node:util'
import { ExplainedError } from '../db/embedded/errors.js'
import { startPostgres } from '../db/embedded/index.js'
import { build } from './build.js'
import { startAppUnderTest } from './lib/app-under-test.js'
import { findChromium } from './lib/chromium.js'
import { closingLine, countsOf, readPlaywright, readVitest } from './lib/counts.js'
import { ensureDependencies } from './lib/dependencies.js'
import { inRoot, TOOL } from './lib/paths.js'
import { complain, step } from './lib/progress.js'
import { createShutdown } from './lib/shutdown.js'
import { runNode, stopTools } from './lib/tool.js'

/**
 * `npm test`: everything, from a bare clone. `npm test -- --only=lint,unit` does a part; what else is given goes to the
 * test runner, such as the names of files.
 *
 * @typedef {import('./lib/counts.js').Counts} Counts
 */

const PARTS = { lint, types, unit, build: pages, journeys }

const shutdown = createShutdown(130)
const folder = mkdtempSync(path.join(tmpdir(), 'vaada-test-'))
// The database's user has to pass through.
chmodSync(folder, 0o711)
shutdown.add(async () => rmSync(folder, { recursive: true, force: true }))
shutdown.add(stopTools)

const results = await testAll()
await shutdown.all()
console.log(`\n${closingLine(results)}`)
process.exit(results.some(({ failed }) => failed > 0) ? 1 : 0)

async function testAll() {
  /** @type {Counts[]} */
  const results = []
  try {
    const { parts, files } = readArguments()
    await step('installing dependencies (npm ci)', ensureDependencies, () => 'dependencies are there')
    for (const part of parts) {
      console.log(`\n── ${part}`)
      results.push(await PARTS[part](files).catch(failed))
    }
  } catch (error) {
    results.push(failed(error))
  }
  return results
}

function readArguments() {
  const { values, positionals } = util.parseArgs({
    options: { only: { type: 'string' } },
    allowPositionals: true,
  })
  const names = /** @type {(keyof typeof PARTS)[]} */ (values.only?.split(',') ?? Object.keys(PARTS))
  const unknown = names.find((name) => !(name in PARTS))
  if (unknown)
    throw new ExplainedError(`There is no part "${unknown}"; there are ${Object.keys(PARTS).join(', ')}.`)
  return { parts: names, files: positionals }
}

/** A part that breaks off is a failure like any other. @param {unknown} error @returns {Counts} */
function failed(error) {
  complain(error)
  return { passed: 0, failed: 1 }
}

/** @param {number} code @returns {Counts} */
function check(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function lint() {
  return check(await runNode([TOOL.biome, 'ci', '.'], { show: true }))
}

async function types() {
  await runNode([TOOL.next, 'typegen'])
  return check(await runNode([TOOL.tsc, '--noEmit', '--incremental', 'false'], { show: true }))
}

/** Unit tests, and those that need a database: on one made for them. @param {string[]} files */
async function unit(files) {
  const postgres = await step(
    'starting a database to throw away',
    () => startPostgres({ throwaway: true }),
    () => 'throw-away database started',
  )
  shutdown.add(postgres.stop)
  const file = path.join(folder, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runNode([TOOL.vitest, 'run', ...reporters, ...files], {
    show: true,
    env: { VAADA_TEST_DATABASE_URL: postgres.superuserUrl },
  })
  return countsOf({ code, file, read: readVitest })
}

async function pages() {
  await step('building, which takes a minute', build, (parts) =>
    parts.length ? `${parts.join(' and ')} built` : 'build is up to date',
  )
  return check(0)
}

/** What people do, in a browser, on the whole thing. @param {string[]} files */
async function journeys(files) {
  const browser = await step('looking for a browser', findChromium, (found) => `browser: ${found}`)
  const app = await step(
    'starting Vaada',
    () => startAppUnderTest(folder),
    ({ env }) => `Vaada is at ${env.BASE_URL}`,
  )
  shutdown.add(app.stop)
  const file = path.join(folder, 'playwright.json')
  const config = `--config=${inRoot('e2e/playwright.config.ts')}`
  const code = await runNode([TOOL.playwright, 'test', config, '--reporter=list,json', ...files], {
    show: true,
    env: { ...app.env, VAADA_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  return countsOf({ code, file, read: readPlaywright })
}
