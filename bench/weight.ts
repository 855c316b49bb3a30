import { spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { freePort } from './instance'

/** One compressor for both sides of a comparison, so that it is about the scripts alone. */
type Compress = (body: Buffer) => number
export const brotli: Compress = (body) =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length
export const gzip: Compress = (body) => gzipSync(body).length

/** Compressed bytes of all scripts that a page's HTML asks for. */
export async function scriptBytes(
  url: string,
  { compress = brotli, headers = {} }: { compress?: Compress; headers?: Record<string, string> } = {},
): Promise<number> {
  const html = await (await fetch(url, { headers })).text()
  const sources = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source]) => source ?? ''))
  // Older browsers' polyfills are marked so that others never load them.
  const modules = [...sources].filter(
    (source) =>
      !new RegExp(
        `<script[^>]+src="${source.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"[^>]*nomodule`,
        'i',
      ).test(html),
  )
  const sizes = await Promise.all(
    modules.map(async (source) =>
      compress(Buffer.from(await (await fetch(new URL(source, url))).arrayBuffer())),
    ),
  )
  return sizes.reduce((total, size) => total + size, 0)
}

/** What the emptiest page of the same Next version sends. */
export async function emptyPageBytes(compress: Compress = brotli): Promise<number> {
  const next = 'node_modules/next/dist/bin/next'
  // What an earlier build left there is of another state of this checkout.
  for (const left of ['.next', 'tsconfig.json', 'next-env.d.ts'])
    rmSync(`bench/empty/${left}`, { recursive: true, force: true })
  const built = spawnSync(process.execPath, [next, 'build', 'bench/empty'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (built.status !== 0) throw new Error('the empty page could not be built')
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [next, 'start', 'bench/empty', '-p', String(port), '-H', '127.0.0.1'],
    { stdio: 'ignore' },
  )
  try {
    const url = `http://127.0.0.1:${port}/`
    for (let attempt = 0; attempt < 50; attempt += 1) {
      if (
        await fetch(url).then(
          () => true,
          () => false,
        )
      )
        return await scriptBytes(url, { compress })
      await sleep(200)
    }
    throw new Error('the empty page did not start')
  } finally {
    child.kill('SIGTERM')
  }
}
