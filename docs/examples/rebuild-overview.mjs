// Checks the ledger of a downloaded record and counts the overview's figures again, with nothing but Node:
//   unzip -d vaada vaada-….zip && node rebuild-overview.mjs vaada
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const read = (name) => readFileSync(`${process.argv[2]}/${name}`, 'utf8').replace(/^\uFEFF/, '')
const sha256 = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')

// One text for one value: keys sorted, texts in NFC, no blanks.
const canonical = (value) =>
  Array.isArray(value)
    ? `[${value.map(canonical)}]`
    : value && typeof value === 'object'
      ? `{${Object.keys(value)
          .sort()
          .map((key) => `${canonical(key)}:${canonical(value[key])}`)}}`
      : JSON.stringify(typeof value === 'string' ? value.normalize('NFC') : value)

let before = '0'.repeat(64)
const { data: entries } = JSON.parse(read('ledger.json'))
for (const { hash, salt, content, reason, redactedBySeq, ...fields } of entries) {
  const isWhole =
    redactedBySeq !== null ||
    sha256(Buffer.from(salt, 'hex'), canonical({ content, reason })) === fields.contentHash
  if (fields.previousHash !== before || sha256(canonical(fields)) !== hash || !isWhole)
    throw new Error(`entry ${fields.seq} does not hold`)
  before = hash
}

const cells = [...read('commitments.csv').matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n)/g)]
const rows = [[]]
for (const [, cell, end] of cells) {
  rows.at(-1).push(cell.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"'))
  if (end !== ',') rows.push([])
}
const [head, ...body] = rows.filter((row) => row.length > 1)
const records = body.map((row) => Object.fromEntries(row.map((cell, at) => [head[at], cell])))

// Pledges of governments and international bodies; intentions and national measures stand in strips of their own.
const pledges = records.filter(
  ({ level, maker_kind }) =>
    /^(coalition_commitment|international_pledge)$/.test(level) && maker_kind !== 'non_state',
)
const count = (is) => pledges.filter(is).length
const statuses = {}
for (const { status } of pledges) statuses[status] = (statuses[status] ?? 0) + 1
console.log(
  JSON.stringify({
    entries: entries.length,
    pledges: pledges.length,
    checkable: count(({ measurable }) => measurable === 'true'),
    withTarget: count(({ has_target }) => has_target === 'true'),
    withBaseline: count(({ has_baseline }) => has_baseline === 'true'),
    statuses,
  }),
)
