import { sql } from 'drizzle-orm'
import { type PublicDb, plannedRows } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { dashboardRows } from '@/lib/commitments/columns'
import { MAKER_NAME, type MakerName } from '@/lib/makers/queries'
import type { CountryFigure } from '@/lib/outcomes/compared'

/** Governments and international bodies that can be compared. */
export async function listComparable(db: PublicDb): Promise<MakerName[]> {
  return plannedRows<{ maker: MakerName }>(
    db,
    sql`select ${MAKER_NAME} as maker from makers m where m.kind <> 'non_state'`,
  ).then((found) => found.map(({ maker }) => maker))
}

/** Published outcome figures of these countries, latest first. */
export async function listOutcomeFigures(
  db: PublicDb,
  codes: readonly string[],
  asOf: AsOf | null = null,
): Promise<CountryFigure[]> {
  if (codes.length === 0) return []
  return dashboardRows(
    db,
    sql`select f.maker_code as "makerCode", f.code, f.name, f.unit, f.population, f.kind, f.year, f.value::text, f.note, f.sources
      from outcome_figures f where f.maker_code = any(${sql.param([...codes])}::text[])
        ${asOf ? sql`and make_date(f.year, 12, 31) <= ${asOf.day}` : sql``}
      order by f.kind, f.code, f.year desc, f.id`,
    asOf,
  )
}
