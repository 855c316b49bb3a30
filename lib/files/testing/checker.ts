import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/** The program that checks files, bundled as it is for production. It lies where its libraries are found. */
export async function buildChecker(): Promise<{ program: string[]; remove: () => void }> {
  const folder = join(process.cwd(), 'node_modules', '.cache', `vaada-check-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, 'check-file.js')
  await build({
    entryPoints: ['worker/check-file.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    logLevel: 'error',
  })
  return { program: [outfile], remove: () => rmSync(folder, { recursive: true, force: true }) }
}
