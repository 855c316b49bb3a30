import { readdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { PUBLISHED_TABLES } from '@/db/roles'
import * as schema from '@/db/schema'

const FILE = 'docs/data-dictionary.md'

/** What the columns say that several tables share (`db/schema/shared.ts`). */
const SHARED: Record<string, string> = {
  fromSeq: 'Ledger entry from which the row is true.',
  toSeq: 'Ledger entry that replaced it; NULL: it still stands.',
  sourceKeys: 'Keys of the record’s own sources that show this fact.',
  createdAt: 'When the row was written.',
  position: 'Order on the page, from 0.',
  citedSha256: 'Fingerprint of the text when it was first read; NULL: it never was.',
  citedMethod: 'How that fingerprint was made: of the running text of a page, or of the bytes of a file.',
  citedAt: 'When the text was first read after it was cited: what later ones are compared with.',
  stateAt: 'The check that the state rests on.',
  checkedAt: 'The last attempt.',
  answeredAt: 'The last time that the site answered at all.',
  sha256: 'Fingerprint of the text when it was last read.',
  finalUrl: 'Where redirects led.',
  otherSha256: 'Another text, seen since; it counts when it is seen again a day later.',
  otherSince: 'When that was seen first.',
  variants: 'Other texts seen one after another; from 3 on nothing is compared.',
  missingSince: 'Since when the site says that there is nothing; NULL: it doesn’t.',
  failingSince: 'Since when nothing could be read; NULL: it can.',
  nextAt: 'When the link is looked at again.',
}

const plain = (comment: string) =>
  comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trim())
    .filter(Boolean)
    .join(' ')

/** Comments of the schema's own source: of a table by its SQL name, of a column by `table.property`. */
async function readComments(): Promise<Map<string, string>> {
  const comments = new Map<string, string>()
  const files = (await readdir('db/schema')).filter((file) => file.endsWith('.ts'))
  for (const file of files) {
    const source = await readFile(`db/schema/${file}`, 'utf8')
    const tables = [
      ...source.matchAll(/(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?export const \w+ = pgTable\(\s*'(\w+)'/g),
    ]
    for (const [index, table] of tables.entries()) {
      const [, comment, name = ''] = table
      if (comment) comments.set(name, plain(comment))
      const body = source.slice(table.index + table[0].length, tables[index + 1]?.index)
      for (const [, text = '', property = ''] of body.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+):/g))
        comments.set(`${name}.${property}`, plain(text))
    }
  }
  return comments
}

async function render(): Promise<string> {
  const comments = await readComments()
  const members: unknown[] = Object.values(schema)
  const tables = members.filter((member) => is(member, PgTable))
  const published = new Set<string>(PUBLISHED_TABLES)
  const sections = tables
    .map((table) => ({ table, name: getTableName(table) }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ table, name }) => {
      const rows = Object.entries(getTableColumns(table)).map(([property, column]) => {
        const type = column.getSQLType() + (column.notNull ? '' : ', may be NULL')
        return `| \`${column.name}\` | ${type} | ${comments.get(`${name}.${property}`) ?? SHARED[property] ?? ''} |`
      })
      return [
        `## ${name}`,
        '',
        `${comments.get(name) ?? ''} ${published.has(name) ? 'Published.' : 'Not public.'}`.trim(),
        '',
        '| column | type | meaning |',
        '| --- | --- | --- |',
        ...rows,
        '',
      ].join('\n')
    })
  return `# Data dictionary\n\nMade from the comments of \`db/schema/\` by \`npm run data-dictionary\`; a test fails when it is out of date.\n\n${sections.join('\n')}`
}

/** `--check` only says whether the file is up to date. */
async function main() {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const wanted = await render()
  if (!values.check) await writeFile(FILE, wanted)
  else if ((await readFile(FILE, 'utf8').catch(() => '')) !== wanted) {
    console.error(`${FILE} is out of date: run npm run data-dictionary`)
    process.exitCode = 1
  }
}

await main()
