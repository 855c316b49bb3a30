import './lib/check-node.js'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { tryLock } from '../db/embedded/lock.js'
import { ensureDependencies } from './lib/dependencies.js'
import { inRoot, ROOT, TOOL } from './lib/paths.js'
import { complain, step } from './lib/progress.js'
import { hashSources } from './lib/sources.js'
import { runNode } from './lib/tool.js'

/** What runs outside Next: bundled, because Node 20 doesn't read TypeScript. Each becomes `dist/<name>.js`. */
const ENTRY_POINTS = {
  server: 'server/main.ts',
  worker: 'worker/main.ts',
  'check-file': 'worker/check-file.ts',
  'print-paper': 'worker/print-paper.ts',
  prepare: 'scripts/prepare.ts',
  'verify-ledger': 'scripts/verify-ledger.ts',
  'verify-audit': 'scripts/verify-audit.ts',
  redact: 'scripts/redact.ts',
  backup: 'scripts/backup.ts',
  restore: 'scripts/restore.ts',
}

const SHARED = ['db', 'lib', 'messages', 'package-lock.json', 'tsconfig.json']
const PAGES = [...SHARED, 'app', 'components', 'public', 'proxy.ts', 'next.config.js', 'postcss.config.mjs']
const PROGRAMS = [...SHARED, 'server', 'worker', 'scripts']

const STAMP = inRoot('dist/.stamp.json')

/** @typedef {{ pages?: string, programs?: string }} Stamp */

/**
 * Builds the pages with Next and the programs with esbuild, each only if its sources have changed.
 * @returns {Promise<string[]>} what was built
 */
export async function build() {
  const wanted = { pages: hashSources(PAGES), programs: hashSources(PROGRAMS) }
  if (outdated(wanted).length === 0) return []

  mkdirSync(inRoot('dist'), { recursive: true })
  const lock = await waitForLock()
  try {
    const parts = outdated(wanted)
    // A build that is cut short must not look finished.
    writeStamp({ ...readStamp(), ...Object.fromEntries(parts.map((part) => [part, undefined])) })
    if (parts.includes('programs')) await bundlePrograms()
    if (parts.includes('pages')) {
      // What it knows of types is of the pages before: with new ones it would refuse them.
      rmSync(inRoot('.next/cache/.tsbuildinfo'), { force: true })
      await runNode([TOOL.next, 'build'], {
        env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        // Should we be killed, the lock is held until Next has noticed.
        holding: [lock.fd],
      })
    }
    writeStamp(wanted)
    return parts
  } finally {
    lock.release()
  }
}

/** @param {Required<Stamp>} wanted @returns {(keyof Stamp)[]} */
function outdated(wanted) {
  const built = readStamp()
  /** @type {(keyof Stamp)[]} */
  const parts = []
  if (built.programs !== wanted.programs) parts.push('programs')
  if (built.pages !== wanted.pages || !existsSync(inRoot('.next/BUILD_ID'))) parts.push('pages')
  return parts
}

async function bundlePrograms() {
  const { build: bundle, stop } = await import('esbuild')
  const present = Object.entries(ENTRY_POINTS).filter(([, file]) => existsSync(inRoot(file)))
  for (const [name, file] of Object.entries(ENTRY_POINTS)) {
    if (!existsSync(inRoot(file))) console.log(`  · there is no ${file}, so no dist/${name}.js`)
    rmSync(inRoot(`dist/${name}.js`), { force: true })
  }
  await bundle({
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(present),
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    tsconfig: 'tsconfig.json',
    jsx: 'automatic',
    logLevel: 'error',
    // Next's marker for its own bundler; outside Next everything is the server.
    plugins: [{ name: 'server-only', setup: serverOnly }],
  })
  await stop()
}

/** @param {import('esbuild').PluginBuild} build */
function serverOnly(build) {
  build.onResolve({ filter: /^server-only$/ }, ({ path: name }) => ({ path: name, namespace: 'empty' }))
  build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }))
}

/** Two builds at once would write into each other's folders, so the second waits for the first. */
async function waitForLock() {
  for (;;) {
    const lock = tryLock(inRoot('dist/.lock'))
    if (lock) return lock
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** @returns {Stamp} */
function readStamp() {
  return existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {}
}

function writeStamp(/** @type {Stamp} */ stamp) {
  writeFileSync(STAMP, JSON.stringify(stamp))
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href) {
  try {
    await step('installing dependencies', ensureDependencies, (installed) =>
      installed ? 'installed dependencies' : 'dependencies are there',
    )
    await step('building', build, (parts) =>
      parts.length ? `built ${parts.join(' and ')}` : 'build is up to date',
    )
  } catch (error) {
    complain(error)
    process.exitCode = 1
  }
}
