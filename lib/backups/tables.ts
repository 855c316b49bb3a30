import type postgres from 'postgres'

export interface Table {
  name: string
  columns: string[]
}

/** Every table of the product with its columns, parents before children, so that rows can go in as they come. */
export async function tablesInOrder(sql: postgres.Sql | postgres.TransactionSql): Promise<Table[]> {
  const columns = await sql<{ table: string; columns: string[] }[]>`
    select c.table_name as table, array_agg(c.column_name::text order by c.ordinal_position) as columns
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
    group by c.table_name order by c.table_name`
  const parents = await sql<{ child: string; parent: string }[]>`
    select distinct conrelid::regclass::text as child, confrelid::regclass::text as parent
    from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`
  const bare = (name: string) => name.replaceAll('"', '').replace(/^public\./, '')
  const waiting = new Map(columns.map((row) => [row.table, row.columns]))
  const ordered: Table[] = []
  while (waiting.size) {
    const free = [...waiting.keys()].filter(
      (name) => !parents.some(({ child, parent }) => bare(child) === name && waiting.has(bare(parent))),
    )
    if (free.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const name of free) {
      ordered.push({ name, columns: waiting.get(name) ?? [] })
      waiting.delete(name)
    }
  }
  return ordered
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
