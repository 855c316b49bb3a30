import { randomBytes, randomUUID } from 'node:crypto'
import { PRINCIPALS, type Principal, SITUATION_NAMES, type Situation } from '../../lib/access/matrix'
import { CONTRIBUTOR_RIGHTS } from '../../lib/access/model'
import { emptyAssessment, emptyReply } from '../../lib/assessments/draft'
import { toDraft } from '../../lib/commitments/draft'
import { CommitmentContent } from '../../lib/commitments/input'
import { emptyContribution } from '../../lib/contributions/draft'
import { SUBMISSION_STATES, type SubmissionState } from '../../lib/submissions/model'
import type { Account, Database, SignedIn, Wanted } from '../fixtures/database'

/** Of nobody else's journeys: with an office, another one with an office, and one without. */
const [OWN, OTHER, WITHOUT] = ['ISL', 'GEO', 'GBR']

/** Of a contribution that is of nobody else's journeys. */
const NUMBER = 999_001

/** Whoever holds a cookie that is worth nothing: they are visitors, everywhere. */
export const OUTSIDERS = ['disabled', 'second factor owed', 'signed out', 'forged cookie'] as const
export type Somebody = Principal | (typeof OUTSIDERS)[number]
export const EVERYBODY: readonly Somebody[] = [...PRINCIPALS, ...OUTSIDERS]

export const isIn = (who: Somebody): who is Principal =>
  who !== 'visitor' && !(OUTSIDERS as readonly string[]).includes(who)
/** Their role asks for a second factor that they have not set up: they are led to do so. */
export const mustEnrol = (who: Somebody): boolean => who.endsWith(', one factor')

export interface Someone {
  who: Somebody
  account: Account | null
  cookie: string | null
}

export interface Written {
  id: number
  situation: Situation
  state: SubmissionState
  /** Stands in its title and nowhere else. */
  mark: string
  /** Number of an open flag on it. */
  flag: number
  /** Of a file that has not come yet. */
  upload: string
}

export interface World {
  people: ReadonlyMap<Somebody, Someone>
  submissions: readonly Written[]
  own: { maker: string; office: number; references: string[] }
  without: { maker: string; references: string[] }
  /** Numbers of what administrators and reviewers look at; `upload`: a workbook that the lead has sent. */
  things: Record<
    | 'request'
    | 'correction'
    | 'organisation'
    | 'assessment'
    | 'preview'
    | 'contribution'
    | 'consultation'
    | 'invitation'
    | 'contributor'
    | 'thresholds'
    | 'redaction'
    | 'upload',
    number
  >
  /** A proposal of somebody who is gone; what it builds on has moved, so that it is never carried out. */
  propose: (kind: 'thresholds' | 'redaction') => Promise<number>
  write: (situation: Situation, state: SubmissionState) => Promise<Written>
  clear: () => Promise<void>
}

/** Nobody else's number within a commitment. */
const VOICE = 900_001
/** What an office sees of an assessment here. */
const SAID = {
  verdict: null,
  text: { en: { text: 'For the matrix', state: 'original' } },
  coverage: null,
  settle: null,
  values: [],
  evidence: [],
  reviewersOnly: 0,
  hearing: 'before',
}

interface Content {
  kind: 'commitment' | 'assessment' | 'reply' | 'contribution'
  record: { content: unknown }
  maker: string
  commitment: number | null
}

export async function makeWorld(database: Database): Promise<World> {
  const { sql } = database
  const records = async (maker: string): Promise<{ id: number; reference: string; content: unknown }[]> =>
    sql`select c.id, c.reference, l.content from commitments c
      join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
      join ledger_contents l on l.seq = v.from_seq where c.maker_code = ${maker} order by c.id`
  const [ownRecords, otherRecords] = [await records(OWN), await records(WITHOUT)]
  const [here, there, theirs] = [ownRecords[0], ownRecords[1], otherRecords[0]]
  if (!here || !there || !theirs) throw new Error('the record lacks the commitments this matrix is about')

  const officeOf = (maker: string) =>
    sql`select id from offices where maker_code = ${maker} and active_to is null`
  const before = await officeOf(OWN)
  // Of a run that was cut short.
  await sql`update people set disabled = true where email like '%@journeys.test'
    and office_id in (select id from offices where maker_code in (${OWN}, ${OTHER}))`
  const office = await database.office(OWN)
  const [closed] = await sql`insert into offices (maker_code, name, active_from, active_to)
    values (${WITHOUT}, ${WITHOUT}, '2026-01-01', '2026-06-30') returning id`

  const tag = randomBytes(6).toString('hex')
  const assessor = await database.organisation(`Matrix ${tag} assessor`)
  const official = (more: Partial<Wanted>): Wanted => ({ role: 'focal_point', maker: OWN, ...more })
  const contributor = (rights: Wanted['rights']) => official({ officeRole: 'contributor', rights })
  const wanted: Record<Exclude<Principal, 'visitor' | 'focal point, office closed'>, Wanted> = {
    lead: official({}),
    alternate: official({ officeRole: 'alternate' }),
    'acting deputy': contributor({ [here.id]: ['comment'] }),
    'contributor: no rights': contributor({}),
    'contributor: comment': contributor({ [here.id]: ['comment'] }),
    'contributor: flag': contributor({ [here.id]: ['flag'] }),
    'contributor: edit': contributor({ [here.id]: ['edit'] }),
    'contributor: submit': contributor({ [here.id]: ['submit'] }),
    'contributor: edit, submit': contributor({ [here.id]: ['edit', 'submit'] }),
    'contributor: elsewhere': contributor({ [there.id]: CONTRIBUTOR_RIGHTS }),
    'lead of another maker': official({ maker: OTHER }),
    editor: { role: 'editor' },
    reviewer: { role: 'reviewer' },
    'reviewer who wrote in it': { role: 'reviewer' },
    'reviewer, one factor': { role: 'reviewer', secondFactor: false },
    administrator: { role: 'administrator' },
    'administrator, one factor': { role: 'administrator', secondFactor: false },
    'civil society': {
      role: 'civil_society',
      organisation: await database.organisation(`Matrix ${tag} others`),
    },
    'civil society, its author': { role: 'civil_society', organisation: assessor },
    donor: { role: 'donor', organisation: assessor },
  }

  const people = new Map<Somebody, Someone>()
  const enter = (who: Somebody, account: Account | null, session: SignedIn | null) =>
    people.set(who, { who, account, cookie: session?.secret ?? null })
  for (const [who, want] of Object.entries(wanted) as [Somebody, Wanted][]) {
    const account = await database.person(want)
    enter(who, account, await database.signedIn(account, { secondFactor: !mustEnrol(who) }))
  }
  const accountOf = (who: Somebody): Account => {
    const account = people.get(who)?.account
    if (!account) throw new Error(`${who} has no account`)
    return account
  }
  await sql`insert into deputies (office_id, person_id, from_day, to_day, named_by)
    values (${office}, ${accountOf('acting deputy').id}, current_date - 2, current_date + 2, ${accountOf('lead').id})`

  const former = await database.person(official({ officeRole: 'alternate' }))
  await sql`update people set office_id = ${closed?.id} where id = ${former.id}`
  enter('focal point, office closed', former, await database.signedIn(former))
  enter('visitor', null, null)

  const disabled = await database.person({ role: 'administrator', disabled: true })
  enter('disabled', disabled, await database.signedIn(disabled))
  const halfway = await database.person({ role: 'administrator' })
  enter('second factor owed', halfway, await database.signedIn(halfway, { secondFactor: false }))
  const left = await database.person({ role: 'administrator' })
  enter('signed out', left, await database.signedIn(left))
  await database.endSessions(left)
  people.set('forged cookie', {
    who: 'forged cookie',
    account: null,
    cookie: randomBytes(32).toString('base64url'),
  })

  // The run is longer than a confirmation holds.
  const ids = [...people.values()].flatMap(({ account }) => (account ? [account.id] : []))
  await sql`update sessions set confirmed_at = confirmed_at + interval '3 hours' where person_id in ${sql(ids)}`

  const [request] = await sql`
    insert into access_requests (kind, organisation_name, contact_name, email, about, locale)
    values ('donor', ${`Matrix ${tag}`}, 'Somebody', ${`${tag}@matrix.test`}, 'We follow it', 'en') returning id`
  const correction = await noteOn(database, `/countries/${OWN}`)
  const [organisation] = await sql`
    insert into organisations (name, kind) values (${`Matrix ${tag}`}, 'donor') returning id`
  const [invitation] = await sql`
    insert into invitations (token_hash, email, role, expires_at)
    values (${tag}, ${`invited.${tag}@matrix.test`}, 'editor', now() + interval '1 day') returning id`
  const [bounds] = await sql`select "values" from thresholds order by from_seq desc limit 1`
  const propose = async (kind: 'thresholds' | 'redaction'): Promise<number> => {
    const content =
      kind === 'thresholds'
        ? { values: bounds?.values, base: -1 }
        : { subject: 'commitment', record: here.reference, versions: null }
    const [made] = await sql`
      insert into proposals (kind, content, reason, proposed_by, proposed_at)
      values (${kind}, ${JSON.stringify(content)}::text::jsonb, 'For the matrix', ${accountOf('signed out').id}, now())
      returning id`
    return made?.id
  }
  const [upload] =
    await sql`insert into imports (person_id, maker_code, state, kind, language, file_name, bytes, sha256)
    values (${accountOf('lead').id}, ${OWN}, 'ready', 'commitments', 'en', 'matrix.xlsx', 1, ${tag}) returning id`
  const things = {
    upload: upload?.id,
    thresholds: await propose('thresholds'),
    redaction: await propose('redaction'),
    request: request?.id,
    correction,
    organisation: organisation?.id,
    invitation: invitation?.id,
    contributor: accountOf('contributor: edit').id,
  }

  const contents: Record<Situation, Content> = {
    'of an office, on its commitment': { kind: 'commitment', record: here, maker: OWN, commitment: here.id },
    'of an office, a new commitment': { kind: 'commitment', record: here, maker: OWN, commitment: null },
    'without an office': { kind: 'commitment', record: theirs, maker: WITHOUT, commitment: theirs.id },
    'an assessment': { kind: 'assessment', record: here, maker: OWN, commitment: here.id },
    'a contribution': { kind: 'contribution', record: here, maker: OWN, commitment: here.id },
    'a reply': { kind: 'reply', record: here, maker: OWN, commitment: here.id },
    'a reply, without an office': { kind: 'reply', record: theirs, maker: WITHOUT, commitment: theirs.id },
  }
  const author = accountOf('reviewer who wrote in it').id
  const made: number[] = []

  /** An assessment that was published, for a reply to it. */
  const answered = async (maker: string, commitment: number | null): Promise<number> => {
    const [row] = await sql`
      insert into submissions (kind, state, maker_code, commitment_id, cycle_key, organisation_id, content, office,
        author_id, submitted_at, published_seq)
      values ('assessment', 'published', ${maker}, ${commitment}, '2026', ${assessor}, '{}', 'organisation',
        ${author}, now(), 1) returning id`
    const id: number = row?.id
    made.push(id)
    await sql`insert into assessment_previews (submission_id, commitment_id, cycle_key, voice, hearing, accepted_on,
        publishes_on, content)
      values (${id}, ${commitment}, '2026', ${VOICE}, 'before', current_date, current_date, ${sql.json(SAID as never)})`
    return id
  }
  const draftOf = ({ kind, record }: Content, mark: string): object => {
    if (kind === 'assessment') return { ...emptyAssessment('en'), verdict: 'none', finding: mark }
    if (kind === 'reply') return { ...emptyReply('en'), reply: mark }
    if (kind === 'contribution')
      return { ...emptyContribution('en'), what: mark, help: 'other', output: mark }
    return { ...toDraft(CommitmentContent.parse(record.content)), title: mark }
  }

  // A contribution whose words were removed, so that nobody reads of it and whoever may is told so.
  const [contribution] =
    await sql`insert into contribution_partners (commitment_id, number, organisation_id, named)
    values (${here.id}, ${NUMBER}, ${assessor}, true) returning id`
  await sql`insert into contributions (commitment_id, number, version, from_seq, stage, help, published_on)
    values (${here.id}, ${NUMBER}, 1, 1, 'offered', 'other', current_date)`

  // A consultation whose words were removed, likewise.
  const [consultation] = await sql`insert into consultations
    (number, version, from_seq, maker_code, about, opens_on, closes_on, answer_by, published_on)
    select coalesce(max(number), 0) + 1, 1, 1, ${OWN}, 'theme', current_date, current_date + 14, current_date + 74, current_date
    from consultations returning number`

  const write = async (situation: Situation, state: SubmissionState): Promise<Written> => {
    const { kind, maker, commitment } = contents[situation]
    const mark = `mark${randomBytes(8).toString('hex')}`
    const content = draftOf(contents[situation], mark)
    const handedIn = state !== 'draft' && state !== 'discarded'
    const isAssessment = kind === 'assessment'
    const [row] = await sql`
      insert into submissions (kind, state, maker_code, commitment_id, cycle_key, organisation_id, answers_id, contribution_id,
        content, base_version, office, author_id, holder_id, submitted_at, published_seq)
      values (${kind}, ${state}, ${maker}, ${commitment}, ${isAssessment ? '2026' : null},
        ${isAssessment || kind === 'contribution' ? assessor : null}, ${kind === 'reply' ? await answered(maker, commitment) : null},
        ${kind === 'contribution' && state === 'published' ? contribution?.id : null},
        ${sql.json(content as never)}, ${kind === 'commitment' ? 1 : 0},
        ${handedIn ? (isAssessment || kind === 'contribution' ? 'organisation' : maker) : null}, ${author}, ${author},
        ${handedIn ? sql`now()` : null}, ${state === 'published' ? 1 : null})
      returning id`
    const id: number = row?.id
    made.push(id)
    await sql`insert into submission_authors (submission_id, person_id) values (${id}, ${author})`
    const [flag] = await sql`insert into submission_notes (submission_id, person_id, kind, text, at)
      values (${id}, ${author}, 'flag', 'To be looked at', now()) returning id`
    const upload = randomUUID()
    await sql`insert into uploads (id, submission_id, person_id, name, bytes, sent_sha256, updated_at)
      values (${upload}, ${id}, ${author}, 'a.pdf', 10, ${'a'.repeat(64)}, now())`
    return { id, situation, state, mark, flag: flag?.id, upload }
  }
  await sql`insert into assessment_voices (commitment_id, voice, organisation_id, named)
    values (${here.id}, ${VOICE}, ${assessor}, true)`
  const assessment = await answered(OWN, here.id)
  const [preview] = await sql`select id from assessment_previews where submission_id = ${assessment}`
  const submissions: Written[] = []
  for (const situation of SITUATION_NAMES)
    for (const state of SUBMISSION_STATES) submissions.push(await write(situation, state))

  const [operatorBefore] = await sql`select name from operator`
  const clear = async () => {
    if (operatorBefore)
      await sql`update operator set name = ${JSON.stringify(operatorBefore.name)}::text::jsonb`
    else await sql`delete from operator`
    const ids = [...people.values()].flatMap(({ account }) => account?.id ?? [])
    await sql`delete from imports where person_id = any(${ids})`
    await sql`delete from submissions where id = any(${made}) or author_id = any(${ids})`
    // Proposals stay, and with them who proposed them.
    await sql`update proposals set state = 'withdrawn', decided_at = now(), decided_by = proposed_by
      where state = 'open' and proposed_by = any(${ids})`
    await sql`update people set disabled = true where id = any(${ids})`
    await sql`delete from deputies where named_by = any(${ids})`
    await sql`delete from hand_overs where started_by = any(${ids})`
    await sql`delete from mails where person_id = any(${ids}) or address like '%@matrix.test'`
    await sql`delete from invitations where invited_by = any(${ids}) or used_by = any(${ids})
      or email like '%@matrix.test'`
    await sql`delete from access_requests where email like '%@matrix.test'`
    await sql`delete from correction_cases where id in (select case_id from correction_notes where email like '%@matrix.test'
      or wrong like 'Matrix %')`
    await sql`delete from people p where id = any(${ids})
      and not exists (select 1 from proposals o where p.id in (o.proposed_by, o.decided_by))`
    await sql`delete from contributions k using contribution_partners p, organisations o
      where (k.commitment_id, k.number) = (p.commitment_id, p.number) and o.id = p.organisation_id
        and o.name like 'Matrix %'`
    await sql`delete from consultations where number = ${consultation?.number} and title is null`
    await sql`delete from contribution_partners where organisation_id in (select id from organisations where name like 'Matrix %')`
    await sql`delete from assessment_voices where organisation_id in (select id from organisations where name like 'Matrix %')`
    await sql`delete from organisations where name like 'Matrix %'`
    await sql`delete from offices where id = ${closed?.id} or (${before.length === 0} and id = ${office})
      or (maker_code = ${OTHER} and not exists (select 1 from people p where p.office_id = offices.id))`
  }

  const references = (rows: { reference: string }[]) => rows.map(({ reference }) => reference)
  return {
    people,
    submissions,
    own: { maker: OWN, office, references: references(ownRecords) },
    without: { maker: WITHOUT, references: references(otherRecords) },
    things: {
      ...things,
      assessment,
      preview: preview?.id,
      contribution: contribution?.id,
      consultation: consultation?.number,
    },
    propose,
    write,
    clear,
  }
}

/** A note by somebody without an account that something is wrong. */
export async function noteOn({ sql }: Database, subject: string): Promise<number> {
  const tag = randomBytes(6).toString('hex')
  const [made] =
    await sql`insert into correction_cases (asked_on, due_on) values (current_date, current_date + 14)
    returning id`
  await sql`insert into correction_notes (case_id, subject, wrong, right_words, email, locale, form_hash)
    values (${made?.id}, ${subject}, ${`Matrix ${tag}`}, 'As it should be', ${`${tag}@matrix.test`}, 'en', ${tag})`
  return made?.id
}
