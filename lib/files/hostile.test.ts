import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PDFDocument } from 'mupdf'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readParts } from './check/zip'
import { confinement } from './confine'
import { runCheck } from './run-check'
import { buildChecker } from './testing/checker'
import { MARKER, onePage } from './testing/documents'
import { HOSTILE } from './testing/hostile'

let checker: Awaited<ReturnType<typeof buildChecker>>
beforeAll(async () => {
  checker = await buildChecker()
})
afterAll(() => checker.remove())

/** What a file holds, unpacked as far as its kind is packed. */
async function everythingIn(kind: string, content: Buffer): Promise<string> {
  const plain = content.toString('latin1')
  if (/^(?:docx|xlsx|pptx|od[tsp])$/.test(kind))
    return [
      plain,
      ...[...(await readParts(content))].map(([name, part]) => name + part.toString('latin1')),
    ].join('\n')
  if (kind !== 'pdf') return plain
  const unpacked = new PDFDocument(content).saveToBuffer('decompress=yes').asUint8Array()
  return plain + Buffer.from(unpacked).toString('latin1')
}

test('there are enough of them, and all differ', () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(40)
  expect(new Set(HOSTILE.map(({ about }) => about)).size).toBe(HOSTILE.length)
})

describe('a hostile file', () => {
  test.concurrent.each(HOSTILE.map((file) => [file.about, file] as const))(
    '%s',
    async (_, { name, make, becomes }) => {
      const content = await make()
      const outcome = await runCheck(checker.program, { name, content })
      if ('refused' in becomes) {
        expect(outcome).toMatchObject({ ok: false, code: becomes.refused })
        expect(outcome).not.toHaveProperty('content')
        return
      }
      expect(outcome).toMatchObject({ ok: true, kind: becomes.kept })
      if (!outcome.ok) return
      const inside = await everythingIn(outcome.kind, outcome.content)
      expect(inside).not.toContain(MARKER)
      expect(inside).not.toMatch(/\/JavaScript|\/Launch|\/EmbeddedFile|\/SubmitForm|\/OpenAction|Exif|GPS/)
      expect(inside).not.toMatch(/\u202E/)
    },
  )
})

test('a turned photograph stands upright, and its place is gone', async () => {
  const file = HOSTILE.find(({ about }) => about === 'a photograph with a place')
  const given = (await file?.make()) ?? Buffer.alloc(0)
  expect((await sharp(given).metadata()).exif).toBeDefined()
  const outcome = await runCheck(checker.program, { name: 'a.jpg', content: given })
  if (!outcome.ok) throw new Error(outcome.about)
  const { width, height, exif, icc, orientation } = await sharp(outcome.content).metadata()
  expect({ width, height, exif, icc, orientation }).toEqual({
    width: 48,
    height: 64,
    exif: undefined,
    icc: undefined,
    orientation: undefined,
  })
})

test('a PDF still opens with its words', async () => {
  const outcome = await runCheck(checker.program, { name: 'a.pdf', content: onePage() })
  if (!outcome.ok) throw new Error(outcome.about)
  const page = new PDFDocument(outcome.content).loadPage(0)
  expect(page.toStructuredText('').asText()).toContain('Ten centres')
})

test('a check that takes too long or too much is ended, and the file refused', async () => {
  const endless = ['--input-type=module', '-e', 'for (;;) {}', '--']
  expect(
    await runCheck(endless, { name: 'a', content: Buffer.from('x') }, { withinMs: 300, memoryBytes: 1e9 }),
  ).toMatchObject({
    ok: false,
    code: 'too_complex',
  })
  const hungry = [
    '--input-type=module',
    '-e',
    'const all = []; for (;;) all.push(Buffer.alloc(1e7, 1))',
    '--',
  ]
  const before = process.memoryUsage().rss
  expect(
    await runCheck(hungry, { name: 'a', content: Buffer.from('x') }, { withinMs: 20_000, memoryBytes: 3e8 }),
  ).toMatchObject({
    ok: false,
    code: 'too_complex',
  })
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
})

/** A built program of one file beside the real one, which is ended by its own words. */
async function builtProgram(body: string): Promise<[string]> {
  const [checks = ''] = checker.program
  const path = join(dirname(checks), `${randomUUID()}.mjs`)
  await writeFile(
    path,
    `import fs from 'node:fs'\nimport { spawnSync } from 'node:child_process'\nconst [input, output] = process.argv.slice(2)\n${body}\nconsole.log('{"ok":true,"kind":"txt"}')`,
  )
  return [path]
}
const aFile = { name: 'a', content: Buffer.from('x') }

test.each([
  ['is larger than is taken', "fs.writeFileSync(output, ''); fs.truncateSync(output, 3e9)"],
  ['leads elsewhere', "fs.symlinkSync('/etc/hosts', output)"],
  ['is another name of a file', 'fs.linkSync(input, output)'],
  ['is a folder', 'fs.mkdirSync(output)'],
  ['is missing', ''],
])('what is written anew is not read where it %s', async (_, body) => {
  expect(await runCheck(await builtProgram(body), aFile)).toMatchObject({ ok: false })
})

test('the program that checks reads and writes nothing else and starts nothing, where Node can hold it', async () => {
  const [checks = ''] = checker.program
  const outside = join(tmpdir(), `vaada-outside-${process.pid}`)
  const program = await builtProgram(`
    const tried = (work) => { try { work(); return 'done' } catch (error) { return error.code } }
    fs.writeFileSync(output, JSON.stringify([
      tried(() => fs.readFileSync('/etc/hosts')),
      tried(() => fs.readFileSync(${JSON.stringify(join(process.cwd(), 'tsconfig.json'))})),
      tried(() => fs.writeFileSync(${JSON.stringify(outside)}, 'x')),
      tried(() => spawnSync('true')),
      tried(() => fs.readFileSync(input)),
    ]))`)
  const outcome = await runCheck(program, aFile)
  await rm(outside, { force: true })
  const held = confinement(checks, tmpdir()).length > 0
  const not = held ? 'ERR_ACCESS_DENIED' : 'done'
  expect(outcome.ok && JSON.parse(outcome.content.toString())).toEqual([not, not, not, not, 'done'])
})

test('the program that checks is given nothing that it could tell', async () => {
  const telling = [
    '--input-type=module',
    '-e',
    'import { writeFileSync } from \'node:fs\'; writeFileSync(process.argv[2], JSON.stringify(process.env)); console.log(\'{"ok":true,"kind":"txt"}\')',
    '--',
  ]
  const outcome = await runCheck(telling, { name: 'a', content: Buffer.from('x') })
  expect(outcome.ok && Object.keys(JSON.parse(outcome.content.toString())).sort()).toEqual([
    'MALLOC_ARENA_MAX',
    'NODE_ENV',
    'UV_THREADPOOL_SIZE',
    'VIPS_CONCURRENCY',
  ])
  expect(await readFile('worker/check-file.ts', 'utf8')).not.toMatch(/env\(|appDb|publicDb/)
})
