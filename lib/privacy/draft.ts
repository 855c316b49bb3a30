import type { FieldErrors } from '@/lib/action-result'
import { findPersonalData } from './find'
import { FINDING_ID, type Finding } from './model'
import { speaksOfShelters } from './places'

/** Path of a field in the form → what was found in it. */
export type Findings = Readonly<Record<string, readonly Finding[]>>

/** Members of a draft that are chosen, counted or dated: nobody's words. */
const NOT_WORDS =
  /^(?:row|key|file|sha256|confirmed|language|kind|level|levelBasis|types|actions|framework|direction|measure|state|stage|basis|scope|currency|implementation|selfRating|audience|about|declaration|indicator|milestone|certainty|saidBy|partial|methodBreak|amount|value|count|baselineValue|targetValue|bytes|on|from|to|\w+On)$/

type FileNames = ReadonlyMap<string, string>

function* textsIn(value: unknown, path: string, files: FileNames): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (value !== null && typeof value === 'object') {
    const name = 'file' in value && typeof value.file === 'string' ? files.get(value.file) : undefined
    // A file's name is published with it, and is asked about where its document is named.
    if (name !== undefined) yield [`${path}.title`, wordsOfName(name)]
    // Texts in a plain list are choices, keys or ids.
    for (const [member, inner] of Object.entries(value))
      if (!NOT_WORDS.test(member) && !(Array.isArray(value) && typeof inner === 'string'))
        yield* textsIn(inner, path ? `${path}.${member}` : member, files)
  }
}

const wordsOfName = (name: string): string => name.replace(/\.[a-z\d]{1,5}$/i, '').replaceAll('_', ' ')

interface Known {
  helpLines?: readonly string[]
  /** SHA-256 of a file of the draft → its name. */
  files?: FileNames
}

/** Everything in a draft that looks like personal data, by the form's field names. */
export function personalDataIn(draft: unknown, { helpLines = [], files = new Map() }: Known = {}): Findings {
  const texts = [...textsIn(draft, '', files)]
  const aboutShelters = texts.some(([, text]) => speaksOfShelters(text))
  const found: Record<string, Finding[]> = {}
  for (const [path, text] of texts)
    for (const finding of findPersonalData(text, { helpLines, aboutShelters })) {
      const all = found[path] ?? []
      if (!all.some(({ id }) => id === finding.id)) found[path] = [...all, finding]
    }
  return found
}

/** Findings as a form shows them: where they lie in the text is nobody's need. */
export type ShownFindings = Readonly<Record<string, readonly Pick<Finding, 'id' | 'kind' | 'excerpt'>[]>>

export const shown = (findings: Findings): ShownFindings =>
  Object.fromEntries(
    Object.entries(findings).map(([path, found]) => [
      path,
      found.map(({ id, kind, excerpt }) => ({ id, kind, excerpt })),
    ]),
  )

/** What the writer said is public. Ids that no finding could have are left out. */
export const confirmedIn = (draft: unknown): string[] => {
  const given = draft !== null && typeof draft === 'object' && 'confirmed' in draft ? draft.confirmed : []
  return Array.isArray(given) ? given.filter((id) => typeof id === 'string' && FINDING_ID.test(id)) : []
}

/** `personal_data` at every field with something that nobody has said is public. */
export function unconfirmed(findings: Findings, confirmed: readonly string[]): FieldErrors {
  const known = new Set(confirmed)
  return Object.fromEntries(
    Object.entries(findings).flatMap(([path, found]) =>
      found.some(({ id }) => !known.has(id)) ? [[path, 'personal_data']] : [],
    ),
  )
}

/** Of what was found, what somebody said is public. */
export function confirmedOf(findings: Findings, confirmed: readonly string[]): Findings {
  const known = new Set(confirmed)
  return Object.fromEntries(
    Object.entries(findings).flatMap(([path, found]) => {
      const said = found.filter(({ id }) => known.has(id))
      return said.length ? [[path, said]] : []
    }),
  )
}
