/** A draft as it is kept: texts, choices, rows of texts. */
export type Draft = { readonly [field: string]: DraftValue }
export type DraftValue = string | boolean | number | null | readonly DraftValue[] | Draft

/** One place where two people wrote different things. */
export interface Clash {
  /** Dotted path; a row stands by its id (`indicators.#k3f9.name`), because its place may move. */
  path: string
  /** Null: the row or the answer was taken out. */
  mine: DraftValue
  theirs: DraftValue
}

export interface Merged {
  /** Both people's words; mine where they clash. */
  content: Draft
  clashes: Clash[]
}

/**
 * Puts two versions of a draft that began as `base` together, field by field: what only one of them changed is taken;
 * what both changed differently is a clash. `base` null: nobody knows what they began with, so whatever differs clashes.
 */
export function mergeDrafts(base: Draft | null, mine: Draft, theirs: Draft): Merged {
  const clashes: Clash[] = []
  const content = mergeFields(base, mine, theirs, '', clashes)
  return { content, clashes }
}

/** The merged draft with each clash settled: `theirs` for the paths named, mine for the others. */
export function settleClashes({ content, clashes }: Merged, takeTheirs: ReadonlySet<string>): Draft {
  return clashes.reduce<Draft>(
    (draft, { path, mine, theirs }) =>
      placed(draft, path.split('.'), takeTheirs.has(path) ? theirs : mine) as Draft,
    content,
  )
}

function mergeFields(base: Draft | null, mine: Draft, theirs: Draft, at: string, clashes: Clash[]): Draft {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
  return Object.fromEntries(
    names.map((name) => [
      name,
      mergeValues(
        base === null ? undefined : (base[name] ?? null),
        mine[name] ?? null,
        theirs[name] ?? null,
        `${at}${name}`,
        clashes,
      ),
    ]),
  )
}

/** `base` undefined: not known. */
function mergeValues(
  base: DraftValue | undefined,
  mine: DraftValue,
  theirs: DraftValue,
  path: string,
  clashes: Clash[],
): DraftValue {
  if (same(mine, theirs)) return mine
  if (base !== undefined && same(mine, base)) return theirs
  if (base !== undefined && same(theirs, base)) return mine
  if (path === 'confirmed') return mergeSets(base, mine, theirs)
  if (isRows(mine) && isRows(theirs) && (base === undefined || base === null || isRows(base)))
    return mergeRows(base ?? undefined, mine, theirs, path, clashes)
  if (isDraft(mine) && isDraft(theirs))
    return mergeFields(isDraft(base) ? base : null, mine, theirs, `${path}.`, clashes)
  clashes.push({ path, mine, theirs })
  return mine
}

/** What either added is in, what either took out is not. */
function mergeSets(base: DraftValue | undefined, mine: DraftValue, theirs: DraftValue): DraftValue {
  const [was, own, other] = [base, mine, theirs].map((set) =>
    Array.isArray(set) ? (set as DraftValue[]) : [],
  )
  return [...new Set([...(own ?? []), ...(other ?? [])])].filter(
    (item) => !was?.includes(item) || (own?.includes(item) && other?.includes(item)),
  )
}

/** In my order; rows that only they have come after the row they stand behind. */
function mergeRows(
  base: readonly Draft[] | undefined,
  mine: readonly Draft[],
  theirs: readonly Draft[],
  path: string,
  clashes: Clash[],
): DraftValue {
  const [known, own, other] = [byId(base ?? []), byId(mine), byId(theirs)]
  const kept = new Map<string, Draft>()
  const keep = (id: string, row: Draft | null) => row && kept.set(id, row)
  for (const [id, row] of own) {
    const [was, their] = [known.get(id), other.get(id)]
    if (their) keep(id, mergeFields(was ?? null, row, their, `${path}.#${id}.`, clashes))
    else if (!was) keep(id, row)
    else if (!same(row, was)) {
      clashes.push({ path: `${path}.#${id}`, mine: row, theirs: null })
      keep(id, row)
    }
  }
  const order = [...kept.keys()]
  let behind = -1
  for (const [id, row] of other) {
    const at = order.indexOf(id)
    if (at >= 0) {
      behind = at
      continue
    }
    const was = known.get(id)
    // I took it out: they left it as it was, so it is gone; or they wrote in it, and both of us see that.
    if (was && same(row, was)) continue
    if (was) clashes.push({ path: `${path}.#${id}`, mine: null, theirs: row })
    kept.set(id, row)
    behind += 1
    order.splice(behind, 0, id)
  }
  return order.flatMap((id) => kept.get(id) ?? [])
}

/** What tells a row from the others: its own id, else its key or what it is about, else its place. */
export const rowId = (row: Draft, index: number): string =>
  [row.row, row.key, row.indicator, row.milestone].find(
    (id): id is string => typeof id === 'string' && id !== '',
  ) ?? `@${index}`

function byId(rows: readonly Draft[]): Map<string, Draft> {
  const found = new Map<string, Draft>()
  for (const [index, row] of rows.entries()) {
    const id = rowId(row, index)
    found.set(found.has(id) ? `@${index}` : id, row)
  }
  return found
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isRows = (value: unknown): value is readonly Draft[] => Array.isArray(value) && value.every(isDraft)

/** By value: the order of names says nothing, and an answer that isn't there is an empty one. */
export function same(a: unknown, b: unknown): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b)
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]))
  if (isDraft(a) && isDraft(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => same(a[name], b[name]))
  return a === b
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) ? value.length === 0 : isDraft(value) && Object.values(value).every(isBlank))

/** A copy with another value at a path; a row that isn't there any more is put at the end, null takes it out. */
function placed(at: DraftValue, [head = '', ...rest]: string[], value: DraftValue): DraftValue {
  if (Array.isArray(at)) {
    const rows = at as readonly Draft[]
    const index = rows.findIndex((row, place) => `#${rowId(row, place)}` === head)
    if (index < 0) return rest.length === 0 && value !== null ? [...rows, value] : rows
    if (rest.length === 0 && value === null) return rows.toSpliced(index, 1)
    const row = rows[index] as DraftValue
    return rows.toSpliced(index, 1, (rest.length ? placed(row, rest, value) : value) as Draft)
  }
  if (!isDraft(at)) return at
  return { ...at, [head]: rest.length ? placed(at[head] ?? null, rest, value) : value }
}

/** A clash's path as the form names its field (`indicators.0.name`); null: its row isn't there. */
export function fieldOf(path: string, content: Draft): string | null {
  const parts: string[] = []
  let at: DraftValue | undefined = content
  for (const part of path.split('.')) {
    if (Array.isArray(at)) {
      const rows: readonly Draft[] = at
      const index: number = rows.findIndex((row, place) => `#${rowId(row, place)}` === part)
      if (index < 0) return null
      parts.push(String(index))
      at = rows[index]
    } else {
      parts.push(part)
      at = isDraft(at) ? at[part] : undefined
    }
  }
  return parts.join('.')
}
