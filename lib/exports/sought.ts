import type { PublicDb } from '@/db/client'
import { listSought, type SoughtHelp } from '@/lib/contributions/queries'
import type { CasePosition } from '@/lib/corrections/position'
import { LOCALES } from '@/lib/i18n/model'
import { type Column, cellsOf, type Extract, type Pin, type Row, type Table } from './model'

/** One row what a government seeks: stated with the promise, or asked for in its latest report. */
export const SOUGHT: Table = {
  name: 'sought',
  columns: [
    { key: 'reference', type: 'code', from: 'commitments.reference' },
    { key: 'maker', type: 'code', from: 'commitments.maker_code' },
    { key: 'stated_on', type: 'date', from: 'reports.submitted_on' },
    { key: 'report', type: 'code', from: 'reports.cycle_key', empty: 'not_applicable' },
    ...LOCALES.map(
      (language): Column => ({
        key: `help_sought_${language}`,
        type: 'text',
        from: 'commitment_versions.help_sought',
        empty: 'not_translated',
        language,
        doc: 'help_sought',
      }),
    ),
  ],
}

const LOT = 500

/** Whatever was said last first. How many there are is known at the end. */
export const readSought = (
  db: PublicDb,
  country: string | null,
  { asOf, isAsked }: Pin,
  zone: string,
): Extract => ({
  table: SOUGHT,
  total: null,
  async *batches() {
    let from: CasePosition | null = null
    do {
      const page: Awaited<ReturnType<typeof listSought>> = await listSought(
        db,
        country,
        { limit: LOT, from, zone },
        isAsked ? asOf : null,
      )
      if (page.sought.length > 0) yield page.sought.map((one) => cellsOf(SOUGHT, soughtRow(one)))
      from = page.next
    } while (from)
  },
})

const soughtRow = ({ reference, maker, statedOn, cycle, text }: SoughtHelp): Row => ({
  reference,
  maker: maker.code,
  stated_on: statedOn,
  report: cycle,
  ...Object.fromEntries(LOCALES.map((language) => [`help_sought_${language}`, text[language]?.text ?? null])),
})
