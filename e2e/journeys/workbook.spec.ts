import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { fileOf, type Grids, gridsOf, type ProgramCell } from '../../lib/workbooks/testing'
import type { Database } from '../fixtures/database'
import { expect, type Run, test } from '../fixtures/test'
import type { Texts } from '../fixtures/texts'

/** Reports are asked of the office, and nobody has begun one. */
async function isAsked({ sql }: Database, maker: string): Promise<void> {
  await sql`insert into report_duties (maker_code, cycle_key)
    select ${maker}, key from cycles where current_date between opens_on and closes_on on conflict do nothing`
}

/** Somebody's workbook, worked on by a program that goes by our hidden names. */
class Workbook {
  constructor(
    readonly grids: Grids,
    private readonly t: Texts,
  ) {}

  private sheet(id: string) {
    const grid = this.grids.get(this.t(`imports.sheets.${id as 'figures'}`))
    if (!grid) throw new Error(`no sheet ${id}`)
    return grid
  }

  private text(cell: ProgramCell | undefined): string {
    return cell && 'text' in cell ? cell.text : ''
  }

  /** Address of a column in a row. */
  at(id: string, column: string, row: number): string {
    const head = [...this.sheet(id)].find(([, cell]) => this.text(cell) === `${id}.${column}`)
    if (!head) throw new Error(`no column ${column}`)
    return `${head[0].replace(/\d+/, '')}${row}`
  }

  value = (id: string, column: string, row: number) => this.text(this.sheet(id).get(this.at(id, column, row)))

  put(id: string, column: string, row: number, cell: ProgramCell): string {
    const address = this.at(id, column, row)
    this.sheet(id).set(address, cell)
    return address
  }

  copyRow(id: string, from: number, to: number): void {
    const grid = this.sheet(id)
    for (const [address, cell] of [...grid])
      if (address.replace(/\D+/, '') === String(from)) grid.set(address.replace(/\d+/, String(to)), cell)
  }

  async file() {
    const buffer = await fileOf(this.grids)
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return { name: 'figures.xlsx', mimeType, buffer }
  }
}

class ImportsPage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
    private readonly locale: string,
    private readonly maker: string,
  ) {}

  async download(): Promise<Workbook> {
    await this.page.goto(`/${this.locale}/workspace`)
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('link', { name: this.t('imports.card.download'), exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(new RegExp(`^Vaada-${this.maker}-\\d{4}\\.xlsx$`))
    return new Workbook(await gridsOf(await readFile(await download.path())), this.t)
  }

  async upload(workbook: Workbook): Promise<void> {
    await this.page.goto(`/${this.locale}/workspace`)
    await this.page.getByRole('link', { name: this.t('imports.card.upload'), exact: true }).click()
    await this.page.getByLabel(this.t('imports.page.upload.file')).setInputFiles(await workbook.file())
    await this.page.getByRole('button', { name: this.t('imports.page.upload.button') }).click()
    await this.page.waitForURL('**/workspace/imports/*')
    await expect(this.page.getByRole('group').or(this.page.locator('details'))).toBeVisible({
      timeout: 30_000,
    })
  }

  mistake(sheet: string, address: string) {
    return this.page
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: address, exact: true }) })
      .filter({ hasText: this.t(`imports.sheets.${sheet as 'figures'}`) })
      .first()
  }
}

/** Each of an office of its own, so that they may run at once. */
const RUNS: [string, string, Run][] = [
  ['in English', 'UZB', { locale: 'en', scripts: true }],
  ['in Russian with scripts off', 'KAZ', { locale: 'ru', scripts: false }],
]

for (const [how, maker, run] of RUNS) {
  test.describe(() => {
    test.use({ run })

    test(`a workbook comes back with twelve kinds of mistakes, and mended becomes drafts, ${how}`, async ({
      t,
      mark,
      colleague,
      database,
    }) => {
      await isAsked(database, maker)
      const official = await colleague({ role: 'focal_point', maker, officeRole: 'alternate' })
      const imports = new ImportsPage(official, t, run.locale, maker)
      const [, foreign] = await database.sql<{ reference: string }[]>`
        select reference from commitments where maker_code <> ${maker} order by id limit 2`
      const done = `${t('imports.columns.done')} (${mark})`

      await test.step('as it went out it holds nothing new', async () => {
        await imports.upload(await imports.download())
        await expect(official.getByRole('heading', { level: 1 })).toHaveText(t('imports.one.title.same'))
      })

      await test.step('every mistake is told at its cell', async () => {
        const workbook = await imports.download()
        const figure = 3
        const cells: [string, string, string][] = [
          ['figures', workbook.put('figures', 'value', figure, { text: 'many' }), 'fieldErrors.not_a_number'],
          [
            'figures',
            workbook.put('figures', 'on', figure, { text: '31.02.2026' }),
            'fieldErrors.not_a_date',
          ],
          [
            'figures',
            workbook.put('figures', 'note', figure, { formula: '1+1', value: '2' }),
            'imports.fault.formula',
          ],
          [
            'reports',
            workbook.put('reports', 'implementation', 3, { text: 'Nearly' }),
            'imports.fault.not_a_choice',
          ],
          ['reports', workbook.put('reports', 'done', 3, { text: 'x'.repeat(4001) }), 'fieldErrors.too_long'],
          ['reports', workbook.put('reports', 'cycle', 4, { text: '2019' }), 'imports.fault.wrong_cycle'],
          [
            'reports',
            workbook.put('reports', 'nextSteps', 4, { error: '#REF!' }),
            'imports.fault.cell_error',
          ],
          ['money', workbook.put('money', 'amount', 3, { date: 46143 }), 'imports.fault.date_for_number'],
        ]
        workbook.put('money', 'subject', 3, { text: workbook.value('reports', 'subject', 3) })
        workbook.copyRow('figures', figure, 80)
        cells.push(['figures', workbook.at('figures', 'subject', 80), 'imports.fault.repeated_row'])
        workbook.copyRow('figures', figure, 81)
        cells.push([
          'figures',
          workbook.put('figures', 'subject', 81, { text: `${maker}-1999-99` }),
          'imports.fault.unknown_reference',
        ])
        workbook.copyRow('figures', figure, 82)
        cells.push([
          'figures',
          workbook.put('figures', 'subject', 82, { text: foreign?.reference ?? '' }),
          'imports.fault.unknown_reference',
        ])
        workbook.copyRow('figures', figure, 83)
        workbook.put('figures', 'about', 83, { text: '' })
        cells.push(['figures', workbook.at('figures', 'subject', 83), 'imports.fault.key_missing'])
        const evidence = workbook.put('evidence', 'publishedOn', 3, { text: '2031' })
        workbook.put('evidence', 'subject', 3, { text: workbook.value('reports', 'subject', 3) })
        workbook.put('evidence', 'title', 3, { text: 'A report' })
        cells.push(['evidence', evidence, 'fieldErrors.in_future'])
        workbook.put('figures', 'note', 2, { text: 'Note' })
        workbook.grids.get(t('imports.sheets.figures'))?.set('Z4', { text: 'ask the ministry' })

        await imports.upload(workbook)
        await expect(
          official.getByText(
            t('imports.notice.unknown_column', { at: 'Z', sheet: t('imports.sheets.figures') }),
          ),
        ).toBeVisible()
        for (const [sheet, address, words] of cells) {
          const what =
            words === 'imports.fault.repeated_row'
              ? t(words, { row: figure })
              : words === 'imports.fault.wrong_cycle'
                ? t(words, { cycle: workbook.value('reports', 'cycle', 3) })
                : t(words as 'imports.fault.formula')
          await expect(imports.mistake(sheet, address), `${sheet} ${address}`).toContainText(what)
        }
        // Compulsory, and missing yet.
        await expect(official.locator('#gaps')).toContainText(t('fieldErrors.required'))
        await expect(official.getByText(foreign?.reference ?? '', { exact: false }).first()).toBeVisible()
      })

      await test.step('put right, it is saved as drafts', async () => {
        const workbook = await imports.download()
        workbook.put('figures', 'value', 3, { text: '1 234,5' })
        workbook.put('figures', 'on', 3, { date: 46022 })
        workbook.put('reports', 'done', 3, { text: done })
        await imports.upload(workbook)
        await expect(official.locator('#mistakes')).toHaveCount(0)
        await official.getByRole('button', { name: t('imports.one.changes.saveAll', { count: 2 }) }).click()
        await expect(official.getByText(t('imports.done.saved', { count: 2 }))).toBeVisible()
        await expect(official.getByText(t('imports.one.changes.saved'), { exact: true })).toHaveCount(2)
        const draftOf = async (reference: string) =>
          (
            await database.sql`select s.id, s.state, s.content from submissions s
              join commitments c on c.id = s.commitment_id
              where c.reference = ${reference} and s.kind = 'report' and s.state = 'draft'`
          )[0]
        const [figures, reports] = await Promise.all([
          draftOf(workbook.value('figures', 'subject', 3)),
          draftOf(workbook.value('reports', 'subject', 3)),
        ])
        expect(figures?.content.values[0]).toMatchObject({ value: '1 234,5', on: '31.12.2025' })
        expect(reports?.content.done).toBe(done)
        await official.goto(`/${run.locale}/workspace`)
        await expect(
          official
            .getByRole('listitem')
            .filter({ hasText: workbook.value('reports', 'title', 3) })
            .first(),
        ).toBeVisible()
        await database.sql`delete from submissions where id = any(${[figures?.id, reports?.id]})`
      })
    })
  })
}
