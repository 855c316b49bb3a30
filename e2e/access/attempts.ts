import { randomBytes } from 'node:crypto'
import type { ServerAction } from '../../lib/access/doors'
import { actsOn, type OtherAct, SITUATION_NAMES, type SubmissionAct } from '../../lib/access/matrix'
import type { Database } from '../fixtures/database'
import type { Act, RouteAct } from './http'
import { mayAct } from './pages'
import { isIn, type Somebody, type World, type Written } from './world'

/** One act on one thing, by whoever comes. */
export interface Attempt {
  /** In words, for the report. */
  about: string
  act: Act | RouteAct
  may: (who: Somebody) => boolean
  /** The policy's names under which the trail may hold it. */
  named: readonly string[]
  /** What the same button does first: refused there, the rest isn't tried. */
  first?: readonly string[]
  /** All of what the act could change, as one text. */
  state: () => Promise<string>
  /** What the trail calls it; null: whatever the person did by that name. */
  subject: string | null
  /** Codes of refusals that come before what the rules say: who may not gets one of them. */
  refusals: readonly string[]
  /** Whether it is also sent as a form without scripts, for which the whole page is drawn anew. */
  isPlain: boolean
}

/** How one server action is tried: `shared` for whoever may not, which must leave it as it is, and one anew for each who may. */
export type Driver = (world: World, database: Database) => Promise<((may: boolean) => Promise<Attempt>)[]>

export const mark = () => randomBytes(6).toString('hex')
/** Whoever may not know that something exists is told that it doesn't. */
export const OF_SUBMISSIONS = ['forbidden', 'not_found', 'already_done']

/** Everything about one submission that an act on it could change. */
const submissionState =
  ({ sql }: Database, id: number) =>
  async (): Promise<string> => {
    const [row] = await sql`select s::text as "row",
      (select count(*) from submission_events e where e.submission_id = s.id) as events,
      (select string_agg(n::text, ' ' order by n.id) from submission_notes n where n.submission_id = s.id) as notes,
      (select string_agg(a.person_id::text, ' ' order by a.person_id) from submission_authors a
        where a.submission_id = s.id) as authors
      from submissions s where s.id = ${id}`
    return JSON.stringify(row)
  }

export const count =
  ({ sql }: Database, query: string) =>
  async (): Promise<string> =>
    JSON.stringify(await sql.unsafe(query))

/** Of a submission that is handed in, apart from what is saved on the way. */
const handedInState =
  ({ sql }: Database, id: number) =>
  async (): Promise<string> => {
    const [row] = await sql`select s.state, s.submitted_at, s.office,
      (select count(*) from submission_events e where e.submission_id = s.id) as events
      from submissions s where s.id = ${id}`
    return JSON.stringify(row)
  }

export const WRITERS = { page: '/[locale]/workspace/submissions/[id]', section: 'workspace/submissions' }
export const REVIEWERS = { page: '/[locale]/reviews/[id]', section: 'reviews' }

interface OnSubmission {
  asked: SubmissionAct
  action: ServerAction
  place: typeof WRITERS
  bound: (written: Written) => unknown[]
  fields: Record<string, string>
  subject?: (written: Written) => string
}

/** The same act on a submission of every state, in every situation. */
export function onSubmissions({ asked, action, place, bound, fields, subject }: OnSubmission): Driver {
  return onEverySubmission(asked, subject, (written) => ({
    page: place.page,
    path: `/en/${place.section}/${written.id}`,
    action,
    bound: bound(written),
    fields,
  }))
}

/** The same, sent to a route of the interface. */
export const routeOnSubmissions = (
  asked: SubmissionAct,
  route: (written: Written) => RouteAct,
  subject?: (written: Written) => string,
): Driver => onEverySubmission(asked, subject, route)

function onEverySubmission(
  asked: SubmissionAct,
  subject: ((written: Written) => string) | undefined,
  act: (written: Written) => Act | RouteAct,
): Driver {
  return async (world, database) =>
    world.submissions.map(({ situation, state }) => async () => {
      const written = await world.write(situation, state)
      return {
        about: `${asked}: ${situation}, ${state}`,
        act: act(written),
        may: (who) => isIn(who) && actsOn(situation, who, state).includes(asked),
        named: [asked],
        ...(asked === 'submission.submit'
          ? { first: ['submission.edit'], state: handedInState(database, written.id) }
          : { state: submissionState(database, written.id) }),
        subject: subject?.(written) ?? `submission ${written.id}`,
        refusals: OF_SUBMISSIONS,
        isPlain: situation === SITUATION_NAMES[0] && (state === 'draft' || state === 'submitted'),
      }
    })
}

interface OnWhatever {
  asked: OtherAct
  about: string
  /** Also the names of other acts that the same buttons ask. */
  named?: readonly string[]
  page: string
  path?: (world: World) => string
  action: ServerAction
  /** `may`: it is tried by somebody who may, so what must stay as it is is left out of it. */
  bound: (made: Record<string, unknown>, may: boolean, world: World) => unknown[]
  fields?: (world: World, may: boolean) => Record<string, string>
  /** Makes what it is done to. */
  make?: (database: Database, world: World) => Promise<Record<string, unknown>>
  /** A query that answers with all that could change. */
  state: (made: Record<string, unknown>, world: World) => string
  refusals?: readonly string[]
}

export function on(given: OnWhatever): Driver {
  return async (world, database) => [
    async (may) => {
      const made = (await given.make?.(database, world)) ?? {}
      return {
        about: `${given.asked}: ${given.about}`,
        act: {
          page: given.page,
          path: given.path?.(world) ?? given.page.replace('[locale]', 'en'),
          action: given.action,
          bound: given.bound(made, may, world),
          fields: given.fields?.(world, may) ?? {},
        },
        may: (who) => mayAct(given.asked, given.about, who),
        named: [given.asked, ...(given.named ?? [])],
        state: count(database, given.state(made, world)),
        subject: null,
        refusals: given.refusals ?? ['forbidden'],
        isPlain: true,
      }
    },
  ]
}

/** A number that nothing has: whoever may is told so, and everybody else that they may not. */
const NOTHING = 2_000_000_000
export const of = (id: unknown, may: boolean) => (may ? NOTHING : id)

export const allOf =
  (...drivers: Driver[]): Driver =>
  async (world, database) =>
    (await Promise.all(drivers.map((driver) => driver(world, database)))).flat()
