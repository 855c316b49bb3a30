import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { recordsAt } from '@/lib/as-of/queries'
import { FACETS } from '@/lib/commitments/filters'
import { recordValues } from '@/lib/commitments/record-values'
import { FACET_BLOCK, RecordBits } from './record-bits'

/** Records read at once, and rows written at once: bounds memory and the time of one statement. */
const READ = 2000
const WRITTEN = 400

const BITS = sql.raw(`bit(${FACET_BLOCK})`)

/** Which records of these makers have which values of the filters. */
export async function recountFacets(tx: Tx, codes: readonly string[]): Promise<void> {
  const ofThese = sql`c.maker_code = any(${sql.param([...codes])}::text[])`
  /** Of these makers, removed ones too. */
  const own = new RecordBits()
  for (const { id } of await tx.execute<{ id: number }>(sql`select c.id from commitments c where ${ofThese}`))
    own.add('', '', id)

  const values = recordValues({ money: [], currency: [] }, null)
  const lines = sql`array(select distinct l.stage || '.' || l.currency from money_lines l
    where l.commitment_id = c.id and l.to_seq is null)`
  const fresh = new RecordBits()
  for (let last = 0, more = true; more; ) {
    const records = await tx.execute<{ id: number; values: string[][] }>(sql`
      select c.id, json_build_array(${sql.join([...FACETS.map((name) => values[name]), lines], sql`, `)}) as values
      from ${recordsAt(null)} where ${ofThese} and c.id > ${last}::int order by c.id limit ${READ}`)
    for (const { id, values: lists } of records) {
      fresh.add('record', '', id)
      for (const [index, list] of lists.entries())
        for (const value of list) fresh.add(FACETS[index] ?? 'line', value, id)
    }
    last = records.at(-1)?.id ?? last
    more = records.length === READ
  }
  await clear(tx, own, fresh)
  await write(tx, own, fresh)
}

/** Takes the records away from the values that none of them has any more. */
async function clear(tx: Tx, own: RecordBits, fresh: RecordBits): Promise<void> {
  const named = JSON.stringify(fresh.rows().map(({ facet, value, block }) => [facet, value, block]))
  for (const { block, hex } of own.rows()) {
    const mask = sql`('x' || ${hex}::text)::${BITS}`
    await tx.execute(sql`
      update facet_bits b set bits = b.bits & ~${mask}
      where b.block = ${block} and bit_count(b.bits & ${mask}) > 0
        and not exists (select from jsonb_array_elements(${named}::jsonb) n
          where n ->> 0 = b.facet and n ->> 1 = b.value and (n ->> 2)::int = b.block)`)
  }
  await tx.execute(sql`delete from facet_bits where bit_count(bits) = 0`)
}

/** Rows that say the same already are left as they are. */
async function write(tx: Tx, own: RecordBits, fresh: RecordBits): Promise<void> {
  const masks = new Map(own.rows().map(({ block, hex }) => [block, hex]))
  const rows = fresh.rows().map((row) => ({ ...row, mask: masks.get(row.block) ?? '' }))
  for (let at = 0; at < rows.length; at += WRITTEN)
    await tx.execute(sql`
      with given as (
        select facet, value, block, ('x' || hex)::${BITS} as bits, ('x' || mask)::${BITS} as mask
        from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + WRITTEN))}::jsonb)
          as x(facet text, value text, block int, hex text, mask text)
      ), next as (
        select g.facet, g.value, g.block, coalesce(b.bits & ~g.mask, g.bits) | g.bits as bits
        from given g left join facet_bits b using (facet, value, block)
        where b.bits is null or (b.bits & g.mask) <> g.bits
      )
      insert into facet_bits (facet, value, block, bits) select facet, value, block, bits from next
      on conflict (facet, value, block) do update set bits = excluded.bits`)
}
