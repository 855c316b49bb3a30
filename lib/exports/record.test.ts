import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { PublicDb } from '@/db/client'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { NOW, TIME_ZONE, TODAY } from '@/db/testing/factory'
import { NO_FILTERS } from '@/lib/commitments/filters'
import { commitmentIds } from '@/lib/commitments/list-queries'
import { findCommitment, listCommitmentViews } from '@/lib/commitments/queries'
import { countDisputed } from '@/lib/disputed/queries'
import { countGoalposts } from '@/lib/goalposts/queries'
import { verifyChain } from '@/lib/ledger/chain'
import { listMakerCounts } from '@/lib/makers/queries'
import { findRecordTotals } from '@/lib/overview/queries'
import { loadSeed } from '@/lib/seed/load'
import { readSeed } from '@/lib/seed/read'
import { openArchive } from '@/lib/workbooks/archive'
import { WORKBOOK_LIMITS } from '@/lib/workbooks/limits'
import { rowsOf } from '@/lib/workbooks/testing'
import { COMMITMENTS } from './commitments'
import { findPin } from './pin'
import { answerData } from './respond'
import { readExtract, rowsOfLot } from './sql-table'
import { parseCsv, recordsOf } from './testing'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await loadSeed(db.app, readSeed, NOW, TODAY)
})
afterAll(() => db.end())

const ask = (path: string, format: string, locale = 'en', query = '') =>
  answerData({
    db: db.reader,
    request: new Request(`https://vaada.test/${locale}${path}.${format}${query}`),
    locale,
    path,
    format,
    today: TODAY,
    zone: TIME_ZONE,
    baseUrl: 'https://vaada.test',
    iatiOrganisation: 'XX-TEST-1',
  })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
const csvOf = async (path: string, query = '') =>
  recordsOf(parseCsv((await bytesOf(await ask(path, 'csv', 'en', query))).toString('utf8')))

async function filesOf(zip: Buffer): Promise<Record<string, string>> {
  const archive = await openArchive(zip, WORKBOOK_LIMITS)
  const files: Record<string, string> = {}
  for (const name of archive.names()) {
    files[name] = ''
    for await (const piece of archive.text(name)) files[name] += piece
  }
  archive.close()
  return files
}

const countIn = async (table: string) => {
  const [row] = await db.reader.execute(sql.raw(`select count(*)::int as n from ${table}`))
  return Number(row?.n)
}

describe('the whole record', () => {
  let files: Record<string, string>
  beforeAll(async () => {
    files = await filesOf(await bytesOf(await ask('/data', 'zip', 'ru')))
  })
  const tableOf = (name: string) => recordsOf(parseCsv(files[`${name}.csv`] ?? ''))

  test('is an archive with every row of every table', async () => {
    expect(Object.keys(files)).toEqual([
      'README.txt',
      'LICENCE.txt',
      'dictionary.csv',
      ...[
        'countries',
        'commitments',
        'indicators',
        'values',
        'milestones',
        'delivery_steps',
        'money_lines',
      ].map((name) => `${name}.csv`),
      ...[
        'reports',
        'sources',
        'assessments',
        'assessment_replies',
        'assessment_refusals',
        'contributions',
      ].map((name) => `${name}.csv`),
      ...['findings', 'context', 'ledger'].map((name) => `${name}.csv`),
      'ledger.json',
    ])
    for (const [name, source] of [
      ['countries', 'makers'],
      ['commitments', 'commitments'],
      ['indicators', 'indicator_versions where to_seq is null'],
      ['values', 'indicator_values where to_seq is null'],
      ['milestones', 'milestones where to_seq is null'],
      ['delivery_steps', 'delivery_steps where to_seq is null'],
      ['money_lines', 'money_lines where to_seq is null'],
      ['sources', 'sources where to_seq is null'],
      ['findings', 'findings where to_seq is null'],
      ['context', 'outcome_figures'],
      ['ledger', 'ledger'],
    ] as const)
      expect([name, tableOf(name).length]).toEqual([name, await countIn(source)])
    expect(tableOf('values').length).toBeGreaterThan(50)
  })

  test('is enough to check the ledger and to count the overview again, with the example in docs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vaada-record-'))
    const run = () =>
      promisify(execFile)(process.execPath, ['docs/examples/rebuild-overview.mjs', folder]).then(
        ({ stdout }) => JSON.parse(stdout),
      )
    try {
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
      const { funnel } = await findRecordTotals(db.reader)
      const counted = await run()
      expect(counted).toMatchObject({
        entries: await countIn('ledger'),
        pledges: funnel.all,
        checkable: funnel.checkable,
        withTarget: funnel.target,
        withBaseline: funnel.baseline,
      })
      const statuses = await csvOf('/countries')
      const kept = statuses.reduce(
        (sum, row) => sum + Number(row.maker_kind === 'non_state' ? 0 : row.pledges_kept),
        0,
      )
      expect(counted.statuses.kept ?? 0).toBe(kept)
      const forged = (files['ledger.json'] ?? '').replace('"version":1', '"version":2')
      await writeFile(join(folder, 'ledger.json'), forged)
      await expect(run()).rejects.toThrow('entry 1 does not hold')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('says in the reader’s language what it is, as of when, under which licence and what is left out', async () => {
    const readme = files['README.txt'] ?? ''
    expect(readme).toContain('По состоянию на')
    expect(readme).toContain(`после записи журнала № ${await countIn('ledger')}`)
    expect(readme).toContain('CC BY 4.0')
    expect(readme).toContain('Чего здесь нет')
    for (const name of Object.keys(files)) if (name.endsWith('.csv')) expect(readme).toContain(`${name}: `)
    const dictionary = tableOf('dictionary')
    const head = parseCsv(files['values.csv'] ?? '')[0]
    expect(dictionary.filter(({ table }) => table === 'values').map(({ column }) => column)).toEqual(head)
    expect(dictionary.find(({ column }) => column === 'status')?.meaning).toMatch(/^Статус обещания/)
  })

  test('holds a ledger that anybody can verify', async () => {
    const report = verifyChain(JSON.parse(files['ledger.json'] ?? '').data)
    expect(report).toMatchObject({ entries: await countIn('ledger'), faults: [] })
  })

  test('counts what the page of countries counts', async () => {
    const counts = await listMakerCounts(db.reader)
    const rows = tableOf('countries')
    for (const { maker, pledges, checkable, intentions, measures } of counts)
      expect(rows.find((row) => row.maker === maker.code)).toMatchObject({
        pledges: String(pledges),
        pledges_measurable: String(checkable),
        declared_intentions: String(intentions),
        national_measures: String(measures),
      })
  })

  test('says of a record what its page says', async () => {
    const record = await findCommitment(db.reader, 'KEN-2021-02')
    const row = tableOf('commitments').find(({ reference }) => reference === 'KEN-2021-02')
    expect(row).toMatchObject({
      title_en: record?.title.en?.text,
      title_ru: record?.title.ru?.text,
      status: record?.standing.status,
      made_on: record?.madeOn,
      entry: String(record?.seq),
      entry_hash: record?.hash,
      sources: record?.sources.map(({ key }) => key).join(';'),
    })
    const steps = tableOf('milestones').filter(({ reference }) => reference === 'KEN-2021-02')
    expect(steps.map(({ milestone, state }) => [milestone, state])).toEqual(
      record?.milestones.map(({ key, state }) => [key, state]),
    )
  })
})

describe('one page', () => {
  test('of a commitment lies beside its values, or everything about it', async () => {
    const record = await findCommitment(db.reader, 'KEN-2021-02')
    const values = await csvOf('/commitments/ken-2021-02')
    expect(values.map(({ indicator, value }) => [indicator, value])).toEqual(
      record?.indicators.flatMap(({ key, values: all }) => all.map(({ value }) => [key, value])),
    )
    const files = await filesOf(await bytesOf(await ask('/commitments/KEN-2021-02', 'zip')))
    expect(recordsOf(parseCsv(files['commitments.csv'] ?? ''))).toHaveLength(1)
    for (const { record: name } of recordsOf(parseCsv(files['ledger.csv'] ?? '')))
      expect(name).toMatch(/^KEN-2021-02(\/|$)/)
  })

  test('of a country lies beside its records, joint ones last', async () => {
    const rows = await csvOf('/countries/KAZ')
    expect(rows.length).toBeGreaterThan(1)
    expect(rows[0]?.maker).toBe('KAZ')
    expect(rows.some(({ maker, joint_members }) => maker !== 'KAZ' && joint_members?.includes('KAZ'))).toBe(
      true,
    )
    const sheets = new Set(
      (await rowsOf(await bytesOf(await ask('/countries/KAZ', 'xlsx', 'kk')))).map(({ sheet }) => sheet),
    )
    expect([...sheets]).toContain('context')
    expect([...sheets].at(0)).toBe('Файл туралы')
  })

  test('of what moved, is disputed or changed lies beside the rows it lists', async () => {
    const [{ softened }, { disputed }] = await Promise.all([
      countGoalposts(db.reader, null, null, TIME_ZONE),
      countDisputed(db.reader, null, null),
    ])
    expect(await csvOf('/goalposts')).toHaveLength(softened)
    expect(await csvOf('/disputed')).toHaveLength(disputed)
    const changes = await csvOf('/changes', '?country=KEN')
    expect(changes.length).toBeGreaterThan(0)
    expect(new Set(changes.map(({ maker }) => maker))).toEqual(new Set(['KEN']))
    const body = await (await ask('/changes', 'json', 'en', '?country=KEN&after=x')).json()
    expect(body.meta).toMatchObject({ total: changes.length, ignored: [{ name: 'after', value: 'x' }] })
    expect(body.data.filter(({ change }: { change: string }) => change === 'status')[0]).toMatchObject({
      entry: null,
      status_after: expect.any(String),
    })
  })

  test('of an action, the map or a comparison lies beside what it is drawn from', async () => {
    expect(await csvOf('/actions/1')).toEqual(await csvOf('/commitments', '?action=1'))
    expect((await csvOf('/actions/1')).length).toBeGreaterThan(0)
    expect(await csvOf('/map')).toEqual(await csvOf('/countries'))
    const asked = '?country=uzb&country=KAZ&country=XXX'
    expect((await csvOf('/compare', asked)).map(({ maker }) => maker)).toEqual(['UZB', 'KAZ'])
    const body = await (await ask('/compare', 'json', 'en', asked)).json()
    expect(body.meta.ignored).toEqual([{ name: 'country', value: 'XXX' }])
    const cells = await rowsOf(await bytesOf(await ask('/compare', 'xlsx', 'en', asked)))
    const figures = cells.filter(({ sheet, row }) => sheet === 'context' && row > 1)
    expect(new Set(figures.map((figure) => figure.cells[0]?.text))).toEqual(new Set(['KAZ', 'UZB']))
    expect(await csvOf('/compare')).toEqual([])
  })

  test.each([
    ['/actions/99', 'csv'],
    ['/actions/01', 'json'],
    ['/commitments/XXX-2021-99', 'csv'],
    ['/commitments/nothing', 'zip'],
    ['/countries/ZZZ', 'xlsx'],
    ['/data/people', 'csv'],
  ])('%s.%s is not there, and says so', async (path, format) => {
    const response = await ask(path, format)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not_found' })
  })

  test('is as of the date that was asked for', async () => {
    const now = await csvOf('/data/values')
    const then = await csvOf('/data/values', '?asOf=2022-06-30')
    expect(then.length).toBeGreaterThan(0)
    expect(then.length).toBeLessThan(now.length)
    for (const { value_on } of then) expect((value_on ?? '') <= '2022-06-30').toBe(true)
    const body = await (await ask('/data/values', 'json', 'en', '?asOf=2022-06-30')).json()
    expect(body.meta).toMatchObject({ reconstructed: true, total: then.length })
  })
})

describe('as of a day', () => {
  const day = '2022-06-30'

  test('the documents are those of the pages, which leave out later ones that nothing known then rests on', async () => {
    const pin = await findPin(db.reader, new URLSearchParams({ asOf: day }), {
      today: TODAY,
      zone: TIME_ZONE,
    })
    if ('problem' in pin) throw new Error(pin.problem)
    const [records, documents, all] = await Promise.all([
      csvOf('/commitments', `?asOf=${day}`),
      csvOf('/data/sources', `?asOf=${day}`),
      csvOf('/data/sources'),
    ])
    const views = await listCommitmentViews(
      db.reader,
      records.map(({ reference = '' }) => reference),
      pin.asOf,
    )
    expect(views.length).toBeGreaterThan(5)
    for (const { reference, sources } of views) {
      const keys = sources.map(({ key }) => key)
      const own = documents.filter((document) => document.reference === reference)
      expect([reference, own.map(({ source }) => source)]).toEqual([reference, keys])
      expect(records.find((record) => record.reference === reference)?.sources).toBe(keys.join(';'))
    }
    // Some came later and are cited, some came later and are not.
    const isLater = ({ published_on = '' }) => published_on.slice(0, 4) > day.slice(0, 4)
    expect(documents.some(isLater)).toBe(true)
    const ofThen = all.filter(({ reference }) => records.some((record) => record.reference === reference))
    expect(ofThen.filter(isLater).length).toBeGreaterThan(documents.filter(isLater).length)
  })
})

describe('a table of many rows', () => {
  /** The database as a file reads it: `begun` is how many lots were asked for, `settled` waits until each is read. */
  function counting(reader: PublicDb) {
    const lots: Promise<unknown>[] = []
    const watched = new Proxy(reader, {
      get(target, key) {
        if (key !== 'transaction') return Reflect.get(target, key)
        const transaction: PublicDb['transaction'] = (work, config) => {
          const lot = target.transaction(work, config)
          lots.push(lot)
          return lot
        }
        return transaction
      },
    })
    return { watched, begun: () => lots.length, settled: () => Promise.allSettled(lots) }
  }

  test('is never in memory as a whole: three lots at most, whatever its length', async () => {
    const { watched, begun, settled } = counting(db.reader)
    const pin = await findPin(db.reader, new URLSearchParams(), { today: TODAY, zone: TIME_ZONE })
    if ('problem' in pin) throw new Error(pin.problem)
    const ids = commitmentIds(NO_FILTERS, { sort: 'maker', locale: 'en' }, null)
    const lot = 7
    const { total, batches } = await readExtract(watched, COMMITMENTS, ids, pin, lot)
    expect(total).toBeGreaterThan(5 * lot)
    expect(begun()).toBe(0)
    let taken = 0
    for await (const rows of batches()) {
      expect(rows).toHaveLength(lot)
      taken += 1
      // The next two are read meanwhile, and none after them until this one has gone out.
      await settled()
      expect(begun()).toBe(taken + 2)
      if (taken === 3) break
    }
    // Whoever goes away early reads no more.
    await settled()
    expect(begun()).toBe(5)
    expect(COMMITMENTS.columns.length * rowsOfLot(COMMITMENTS)).toBeLessThan(100_000)
  })

  test('whose rows can’t be read breaks off, and is not taken for a whole one', async () => {
    const pin = await findPin(db.reader, new URLSearchParams(), { today: TODAY, zone: TIME_ZONE })
    if ('problem' in pin) throw new Error(pin.problem)
    const broken = {
      ...COMMITMENTS,
      columns: [{ key: 'a', type: 'integer' as const, from: 'test', sql: sql.raw('1 / (k.id - 30)') }],
    }
    const ids = commitmentIds(NO_FILTERS, { sort: 'maker', locale: 'en' }, null)
    const { batches } = await readExtract(db.reader, broken, ids, pin, 5)
    const read = async () => {
      for await (const _ of batches()) {
        // Only to the row that fails.
      }
    }
    await expect(read()).rejects.toThrow()
  })
})
