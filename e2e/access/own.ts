import type { ServerAction } from '../../lib/access/doors'
import type { Database } from '../fixtures/database'
import { count, WRITERS } from './attempts'
import { doorOf, type Trial } from './cells'
import { type Act, callAction, sendForm } from './http'
import { someoneOf } from './pages'
import { EVERYBODY, isIn, type World } from './world'

const [ACCOUNT, SESSIONS, PASSKEYS, FACTORS, LETTERS, KEYS] = [
  '',
  '/sessions',
  '/passkeys',
  '/second-factor',
  '/letters',
  '/keys',
].map((page) => `/[locale]/account${page}`) as [string, string, string, string, string, string]

/**
 * Of one's own account: whoever is in may, on what is theirs alone. So it is tried by those who aren't in, and each is
 * bound to what belongs to somebody else.
 */
const OWN: Partial<Record<ServerAction, { page: string; bound: (sessionId: number) => unknown[] }>> = {
  changeDetailsAction: { page: ACCOUNT, bound: () => ['en', null] },
  changePasswordAction: { page: '/[locale]/account/password', bound: () => ['en', null] },
  endSessionAction: { page: SESSIONS, bound: (sessionId) => ['en', sessionId] },
  endOtherSessionsAction: { page: SESSIONS, bound: () => ['en'] },
  endAllSessionsAction: { page: SESSIONS, bound: () => ['en'] },
  chooseLettersAction: { page: LETTERS, bound: () => ['en', null] },
  makeFeedAction: { page: LETTERS, bound: () => ['en'] },
  revokeFeedAction: { page: LETTERS, bound: () => ['en'] },
  makeKeyAction: { page: KEYS, bound: () => ['en', null] },
  endKeyAction: { page: KEYS, bound: () => ['en', 1] },
  takeOverKeyAction: { page: KEYS, bound: () => ['en', 1] },
  enrolAppAction: { page: FACTORS, bound: () => ['en', null, null] },
  renewRecoveryCodesAction: { page: FACTORS, bound: () => ['en'] },
  removeAppAction: { page: FACTORS, bound: () => ['en'] },
  beginPasskeyAction: { page: PASSKEYS, bound: () => ['en'] },
  addPasskeyAction: { page: PASSKEYS, bound: () => ['en', null] },
  renamePasskeyAction: { page: PASSKEYS, bound: () => ['en', 'somebody-elses', null] },
  removePasskeyAction: { page: PASSKEYS, bound: () => ['en', 'somebody-elses', null] },
  linkIdentityAction: { page: ACCOUNT, bound: () => ['en', 'nobody'] },
  unlinkIdentityAction: { page: ACCOUNT, bound: () => ['en', 'https://nobody.test', null] },
  dropRestoredAction: { page: WRITERS.page, bound: () => ['en', 1] },
}

export async function ownTrials(world: World, database: Database): Promise<Trial[]> {
  const { sql } = database
  const ids = [...world.people.values()].flatMap(({ account }) => account?.id ?? [])
  const owner = someoneOf(world, 'lead').account?.id ?? 0
  const [session] = await sql`select id from sessions where person_id = ${owner}`
  const state = count(
    database,
    `select p::text, (select string_agg(coalesce(s.ended_at::text, 'open'), ' ') from sessions s
      where s.person_id = p.id), (select string_agg(t::text, ' ') from totp_secrets t where t.person_id = p.id),
      (select count(*) from passkeys k where k.person_id = p.id),
      (select string_agg(f::text, ' ') from calendar_feeds f where f.person_id = p.id),
      (select string_agg(k::text, ' ') from api_keys k where k.holder_id = p.id),
      (select string_agg(n::text, ' ') from notice_choices n where n.person_id = p.id) from people p
      where id in (${ids.join(',')}) order by id`,
  )
  const trials = Object.entries(OWN) as [ServerAction, NonNullable<(typeof OWN)[ServerAction]>][]
  return trials.flatMap(([action, { page, bound }]) =>
    EVERYBODY.filter((who) => !isIn(who)).flatMap((who) =>
      (['call', 'form'] as const).map((way) => ({
        door: doorOf(action),
        way,
        who,
        about: 'the account of somebody else',
        expected: 'nothing',
        lane: 'accounts',
        run: async () => {
          const path = page.replace('[locale]', 'en').replace('[id]', `${world.submissions[0]?.id}`)
          const act: Act = {
            page,
            path,
            action,
            bound: bound(session?.id),
            fields: { name: 'Somebody else', kind: 'reading' },
          }
          const before = await state()
          const answer = await (way === 'call' ? callAction : sendForm)(act, someoneOf(world, who))
          if (answer.status >= 500) return `failed with ${answer.status}`
          return before === (await state()) ? 'nothing' : 'done'
        },
      })),
    ),
  )
}
