import { sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { rows } from '@/lib/commitments/columns'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import { findPublicOrganisation } from '@/lib/organisations/public-queries'
import { pathOf, type Subject, subjectOf } from './subject'

/** What a subject is called, in whatever languages there are. */
export type SubjectName =
  | { readonly kind: 'record' }
  | { readonly kind: 'country'; readonly code: string; readonly names: Record<Locale, string> }
  | { readonly kind: 'action'; readonly number: number; readonly name: LocalizedText }
  | { readonly kind: 'commitment'; readonly reference: string; readonly title: LocalizedText }
  | { readonly kind: 'organisation'; readonly number: number; readonly name: string }

/** Null: nothing of the kind is published. */
export async function findSubject(db: PublicDb, subject: Subject): Promise<SubjectName | null> {
  switch (subject.kind) {
    case 'record':
      return subject
    case 'country': {
      const { code } = subject
      const [found] = await rows<{ names: Record<Locale, string> }>(
        db,
        sql`select names from makers where code = ${code}`,
      )
      return found ? { kind: 'country', code, ...found } : null
    }
    case 'action': {
      const { number } = subject
      const [found] = await rows<{ name: LocalizedText }>(
        db,
        sql`select name from actions where number = ${number}`,
      )
      return found ? { kind: 'action', number, ...found } : null
    }
    case 'commitment': {
      const { reference } = subject
      const [found] = await rows<{ title: LocalizedText }>(
        db,
        sql`select v.title from commitments c
          join commitment_versions v on v.commitment_id = c.id and v.to_seq is null where c.reference = ${reference}`,
      )
      return found ? { kind: 'commitment', reference, ...found } : null
    }
    case 'organisation': {
      const { number } = subject
      const found = await findPublicOrganisation(db, number, null)
      return found && { kind: 'organisation', number, name: found.name }
    }
  }
}

/** When the first entry of the ledger was made, in UTC: `2026-11-23T09:00:00Z`; null: nothing is published. */
export async function findFirstEntryAt(db: PublicDb): Promise<string | null> {
  const [found] = await rows<{ at: string | null }>(
    db,
    sql`select to_char(min(at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from ledger`,
  )
  return found?.at ?? null
}

/** What there is to follow beside single commitments: `asked` first where there is one, then everything, countries, actions. */
export async function listSubjects(
  db: PublicDb,
  asked: Subject | null,
  locale: Locale,
): Promise<{ path: string; name: SubjectName }[]> {
  const [own, countries, actions] = await Promise.all([
    asked && findSubject(db, asked),
    rows<Extract<SubjectName, { kind: 'country' }>>(
      db,
      sql`select 'country' as kind, code, names from makers where kind = 'state'`,
    ),
    rows<Extract<SubjectName, { kind: 'action' }>>(
      db,
      sql`select 'action' as kind, number, name from actions order by number`,
    ),
  ])
  const collator = new Intl.Collator(locale)
  const all: SubjectName[] = [
    ...(own ? [own] : []),
    { kind: 'record' },
    ...countries.toSorted((a, b) => collator.compare(a.names[locale], b.names[locale])),
    ...actions,
  ]
  const named = all.map((name) => ({ path: pathOf(name), name }))
  return named.filter(({ path }, index) => named.findIndex((other) => other.path === path) === index)
}

/** Each with what it is called; null: nothing of the kind is published any more. */
export const nameSubjects = <Row extends { subject: string }>(
  db: PublicDb,
  given: readonly Row[],
): Promise<(Row & { name: SubjectName | null })[]> =>
  Promise.all(
    given.map(async (row) => {
      const subject = subjectOf(row.subject)
      return { ...row, name: subject && (await findSubject(db, subject)) }
    }),
  )
