import { eq } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { actions, cycles, frameworks, makers, offices, organisations, people, thresholds } from '@/db/schema'
import type { OfficeRole, Role } from '@/lib/access/model'
import type { Person } from '@/lib/access/policy'
import { CommitmentContent } from '@/lib/commitments/input'
import type { Context } from '@/lib/context'
import type { LocalizedText } from '@/lib/i18n/model'
import { THRESHOLDS } from '@/lib/standing/facts'

/** An invented world for tests alone: nothing here may be mistaken for a fact. */
export const NOW = new Date('2026-11-23T09:00:00Z')
export const TODAY = '2026-11-23'
export const TIME_ZONE = 'Asia/Tashkent'

const names = (name: string) => ({ en: name, ru: name, kk: name, uz: name })
export const text = (words: string): LocalizedText => ({ en: { text: words, state: 'original' } })

export async function aWorld(db: AppDb) {
  await db.insert(makers).values([
    { code: 'AAA', kind: 'state', names: names('Aland'), namesIn: names('in Aland'), centralAsia: true },
    { code: 'BBB', kind: 'state', names: names('Beland'), namesIn: names('in Beland') },
    {
      code: 'CCC',
      kind: 'state',
      names: names('Celand'),
      namesIn: names('in Celand'),
      officeBarred: 'made by another authority',
    },
  ])
  await db.insert(frameworks).values({ key: 'test', name: text('A test framework') })
  await db.insert(actions).values([{ number: 1, name: text('Laws'), paraphrase: text('Laws') }])
  await db.insert(cycles).values({
    key: '2026',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    opensOn: '2026-11-01',
    dueOn: '2027-01-15',
    closesOn: '2027-02-15',
  })
  await db.insert(thresholds).values({ fromSeq: 0, values: THRESHOLDS })
}

let counter = 0

/**
 * A person with a role; a focal point gets the active office of their maker, opened where there is none. The first of
 * an office leads it.
 */
export async function aPerson(
  db: AppDb,
  role: Role,
  makerCode: string | null = null,
  officeRole: OfficeRole | null = null,
) {
  counter += 1
  let officeId: number | null = null
  if (makerCode) {
    await db
      .insert(offices)
      .values({ makerCode, name: makerCode, activeFrom: '2026-01-01' })
      .onConflictDoNothing()
    const all = await db.select().from(offices)
    officeId = all.find((office) => office.makerCode === makerCode && office.activeTo === null)?.id ?? null
  }
  const inOffice =
    officeId === null ? [] : await db.select().from(people).where(eq(people.officeId, officeId))
  const [person] = await db
    .insert(people)
    .values({
      email: `p${counter}@test.invalid`,
      name: `Person ${counter}`,
      role,
      officeId,
      officeRole: officeId === null ? null : (officeRole ?? (inOffice.length ? 'alternate' : 'lead')),
    })
    .returning()
  if (!person) throw new Error('no person')
  return person
}

/** A verified organisation of civil society with one person, and what that person acts with. */
export async function anOrganisation(db: AppDb, name: string, { isProtected = false, verified = true } = {}) {
  const [organisation] = await db
    .insert(organisations)
    .values({ name, kind: 'civil_society', verifiedAt: verified ? NOW : null, isProtected })
    .returning()
  if (!organisation) throw new Error('no organisation')
  const person = await aPerson(db, 'civil_society')
  await db.update(people).set({ organisationId: organisation.id }).where(eq(people.id, person.id))
  const at = (now: Date = NOW) => contextFor(db, person, null, now, { organisationId: organisation.id })
  return { organisation, person, at }
}

/** Somebody as a session shows them: with every factor given, and leading their office unless `more` says otherwise. */
export const actorFor = (
  person: { id: number; role: Role },
  makerCode: string | null = null,
  more: Partial<Person> = {},
): Person => ({
  id: person.id,
  role: person.role,
  makerCode,
  officeRole: makerCode === null ? null : 'lead',
  acts: false,
  grants: {},
  secondFactor: true,
  organisationId: null,
  ...more,
})

export const contextFor = (
  db: AppDb,
  person: { id: number; role: Role },
  makerCode: string | null = null,
  now = NOW,
  more: Partial<Person> = {},
): Context => ({ db, now, timeZone: TIME_ZONE, actor: actorFor(person, makerCode, more) })

/** A dull commitment that passes every check. */
export const aCommitment = (changes: Partial<CommitmentContent> = {}): CommitmentContent =>
  CommitmentContent.parse({
    maker: 'AAA',
    framework: 'test',
    level: 'coalition_commitment',
    levelBasis: 'announced',
    types: ['programmatic'],
    actions: [{ action: 1, basis: 'stated' }],
    title: text('Ten centres'),
    summary: text('Ten centres by the end of 2026.'),
    wording: null,
    madeOn: '2021',
    startsOn: null,
    dueOn: '2026',
    leadInstitution: null,
    partners: [],
    geography: null,
    helpSought: null,
    groups: null,
    certainty: 'documented',
    compiledBy: 'office',
    closure: null,
    deadlineMissed: null,
    search: null,
    indicators: [
      {
        key: 'centres',
        name: text('Centres'),
        unit: text('centres'),
        direction: 'increase',
        measure: 'level',
        baseline: { value: '0', on: '2021' },
        target: { value: '10', on: null },
        method: null,
        sources: ['s1'],
        values: [],
      },
    ],
    milestones: [],
    deliverySteps: [],
    money: [],
    sources: [
      {
        key: 's1',
        title: 'A statement',
        url: 'https://example.invalid/1',
        kind: 'statement',
        publisher: null,
        publishedOn: '2021',
        language: 'en',
      },
    ],
    note: null,
    ...changes,
  })
