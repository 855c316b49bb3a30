import type { FieldErrors } from '@/lib/action-result'
import { findPersonalData } from './find'
import { FINDING_ID, type Finding, type PrivacyContext } from './model'
import { speaksOfShelters } from './places'

/** Path of a field in the form → what was found in it. */
export type Findings = Readonly<Record<string, readonly Finding[]>>

/** Members of a draft that are chosen, counted or dated: nobody's words. */
const NOT_WORDS =
  /^(?:row|key|file|sha256|confirmed|language|kind|level|levelBasis|types|actions|framework|direction|measure|state|stage|basis|scope|currency|implementation|selfRating|audience|about|declaration|indicator|milestone|certainty|saidBy|partial|methodBreak|amount|value|count|baselineValue|targetValue|bytes|on|from|to|\w+On)$/

function* textsIn(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (value !== null && typeof value === 'object')
    // Texts in a plain list are choices, keys or ids.
    for (const [name, member] of Object.entries(value))
      if (!NOT_WORDS.test(name) && !(Array.isArray(value) && typeof member === 'string'))
        yield* textsIn(member, path ? `${path}.${name}` : name)
}

/** Everything in a draft that looks like personal data, by the form's field names. `reason` is checked with it. */
export function personalDataIn(
  draft: unknown,
  { helpLines = [] }: Pick<PrivacyContext, 'helpLines'> = {},
): Findings {
  const texts = [...textsIn(draft, '')]
  const aboutShelters = texts.some(([, text]) => speaksOfShelters(text))
  return Object.fromEntries(
    texts.flatMap(([path, text]) => {
      const found = findPersonalData(text, { helpLines, aboutShelters })
      return found.length ? [[path, found]] : []
    }),
  )
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
