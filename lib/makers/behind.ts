import { type SQL, sql } from 'drizzle-orm'

/** Codes whose records a country's page shows: its own, and joint makers that it stands behind. */
export const codesBehind = (code: string): SQL =>
  sql`(select ${code}::text union all select mm.maker_code from maker_members mm where mm.member_code = ${code})`
