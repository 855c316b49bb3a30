import { randomUUID } from 'node:crypto'
import type { ServerAction } from '../../lib/access/doors'
import type { OtherAct } from '../../lib/access/matrix'
import type { Database } from '../fixtures/database'
import { type Driver, mark, OF_SUBMISSIONS, of, on } from './attempts'
import { noteOn, type World } from './world'

const request =
  (state: string) =>
  async ({ sql }: Database) => {
    const [row] = await sql`insert into access_requests
      (kind, organisation_name, contact_name, email, about, locale, state)
      values ('civil_society', ${`Matrix ${mark()}`}, 'Somebody', ${`${mark()}@matrix.test`}, 'We follow it', 'en',
        ${state}) returning id`
    return { id: row?.id as number }
  }
const requestState = ({ id }: Record<string, unknown>) =>
  `select a::text, (select count(*) from invitations i where i.email = a.email) from access_requests a where id = ${id}`

export const draftFor = (about: string, wish: (world: World) => Record<string, string>): Driver =>
  on({
    asked: 'submission.create',
    about,
    page: '/[locale]/workspace',
    action: 'openDraftAction',
    bound: () => ['en', null],
    fields: (world) => ({ formKey: randomUUID(), ...wish(world) }),
    state: (_, { people }) => {
      const ids = [...people.values()].flatMap(({ account }) => account?.id ?? [])
      return `select count(*) from submissions where author_id in (${ids.join(',')}) and form_key is not null`
    },
  })

export const decided = (decision: string, state: string): Driver =>
  on({
    asked: 'request.decide',
    about: state,
    page: '/[locale]/reviews/requests/[id]',
    path: () => '/en/reviews/requests/1',
    action: 'decideRequestAction',
    make: request(state),
    bound: ({ id }) => ['en', id, null],
    fields: () => ({ decision, note: 'Known to a colleague' }),
    state: requestState,
    refusals: OF_SUBMISSIONS,
  })

export const invitedAfter = (state: string): Driver =>
  on({
    asked: 'request.invite',
    about: state,
    page: '/[locale]/admin/requests',
    action: 'inviteRequestedAction',
    make: request(state),
    bound: ({ id }) => ['en', id, null],
    state: requestState,
    refusals: OF_SUBMISSIONS,
  })

export const answered = (state: 'waiting' | 'answered'): Driver =>
  on({
    asked: 'correction.answer',
    about: state,
    page: '/[locale]/reviews/corrections/[id]',
    path: ({ things }) => `/en/reviews/corrections/${things.correction}`,
    action: 'answerNoteAction',
    make: async (database, { own }) => {
      const id = await noteOn(database, `/countries/${own.maker}`)
      if (state === 'answered') {
        await database.sql`update correction_cases set answered_on = current_date, outcome = 'not_about' where id = ${id}`
        await database.sql`update correction_notes set answered_at = now() where case_id = ${id}`
      }
      return { id }
    },
    bound: ({ id }) => ['en', id, null],
    fields: () => ({
      outcome: 'not_changed',
      question: 'Whether a number is right',
      answer: 'It is as the source has it',
    }),
    state: ({
      id,
    }) => `select c::text, n::text from correction_cases c join correction_notes n on n.case_id = c.id
      where c.id = ${id}`,
    refusals: OF_SUBMISSIONS,
  })

export const OFFICES = () => 'select * from offices order by id'

export const onOffice = (action: ServerAction, asked: OtherAct, about: string): Driver =>
  on({
    asked,
    about,
    page:
      action === 'closeOfficeAction'
        ? '/[locale]/admin/offices/[maker]/close'
        : '/[locale]/admin/offices/[maker]',
    path: ({ own }) => `/en/admin/offices/${own.maker}`,
    action,
    // Whoever may is told that the office is as they want it.
    bound: (_, may, { own, without }) => [
      'en',
      may === (action === 'closeOfficeAction') ? without.maker : own.maker,
      null,
    ],
    fields: ({ things }, may) => ({ person: `${of(things.contributor, may)}` }),
    state: OFFICES,
  })

export const onInvitation = (action: ServerAction): Driver =>
  on({
    asked: 'people.manage',
    about: 'always',
    page: '/[locale]/admin/invitations/[id]',
    path: ({ things }) => `/en/admin/invitations/${things.invitation}`,
    action,
    bound: (_, may, { things }) => ['en', of(things.invitation, may), null],
    state: (_, { things }) => `select * from invitations where id = ${things.invitation}`,
  })

export const onPerson = (act: string, asked: 'people.manage' | 'people.remove', about: string): Driver =>
  on({
    asked,
    about,
    page: '/[locale]/admin/people/[id]/[act]',
    path: ({ things }) => `/en/admin/people/${things.contributor}/role`,
    action: 'personAction',
    bound: (_, may, { things }) => ['en', act, of(things.contributor, may), null],
    fields: () => ({ role: 'editor', email: `${mark()}@matrix.test` }),
    state: (_, { things }) => `select p.*, (select count(*) from sessions s where s.person_id = p.id
      and s.ended_at is null) from people p where id = ${things.contributor}`,
  })

export const onProposal = (
  asked: OtherAct,
  action: ServerAction,
  bound: readonly unknown[],
  fields: Record<string, string> = {},
): Driver =>
  on({
    asked,
    about: "open, somebody else's",
    page: '/[locale]/reviews/rules/[id]',
    path: ({ things }) => `/en/reviews/rules/${things.thresholds}`,
    action,
    make: async (_, world) => ({ id: await world.propose('thresholds') }),
    bound: ({ id }) => [...bound, id, null],
    fields: () => fields,
    state: ({ id }) => `select * from proposals where id = ${id}`,
    refusals: OF_SUBMISSIONS,
  })

export const endedDeputy: Driver = on({
  asked: 'office.manage',
  about: 'an active office',
  page: '/[locale]/workspace/office',
  action: 'endDeputyAction',
  make: async ({ sql }, { own, things, people }) => {
    const [row] = await sql`insert into deputies (office_id, person_id, from_day, to_day, named_by)
      values (${own.office}, ${things.contributor}, '2091-05-01', '2091-05-02',
        ${people.get('lead')?.account?.id ?? null}) returning id`
    return { id: row?.id }
  },
  bound: ({ id }) => ['en', id],
  state: ({ id }) => `select * from deputies where id = ${id}`,
  refusals: OF_SUBMISSIONS,
})

export const withdrawnHandOver: Driver = on({
  asked: 'office.handOver',
  about: 'an active office',
  page: '/[locale]/workspace/office',
  action: 'withdrawHandOverAction',
  make: async ({ sql }, { own, people }) => {
    // An office has one open hand-over at most.
    await sql`insert into hand_overs (office_id, started_by)
      values (${own.office}, ${people.get('lead')?.account?.id ?? null}) on conflict do nothing`
    const [row] = await sql`select id from hand_overs
      where office_id = ${own.office} and completed_at is null and withdrawn_at is null`
    return { id: row?.id }
  },
  bound: ({ id }) => ['en', id],
  state: ({ id }) => `select * from hand_overs where id = ${id}`,
  refusals: OF_SUBMISSIONS,
})

/** What nobody has proposed yet, so that the answer is about who asks. */
export const proposed = (
  about: 'thresholds' | 'framework' | 'redaction',
  action: ServerAction,
  page: string,
  path: string,
  bound: readonly unknown[],
  fields: (world: World) => Record<string, string>,
): Driver =>
  on({
    asked: 'proposal.make',
    about,
    page,
    path: () => path,
    action,
    bound: () => [...bound, null],
    fields: (world) => ({ reason: 'To try who may propose it.', ...fields(world) }),
    state: () => `select * from proposals where kind = '${about}' order by id`,
  })
