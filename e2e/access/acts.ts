import type { Database } from '../fixtures/database'
import type { Attempt } from './attempts'
import { doorOf, type Trial } from './cells'
import { DRIVERS, ROUTE_DRIVERS } from './drivers'
import { type Answered, callAction, sendData, sendForm } from './http'
import { ownTrials } from './own'
import { leakOf, someoneOf } from './pages'
import { EVERYBODY, isIn, mustEnrol, type Someone, type World } from './world'

export async function actTrials(world: World, database: Database): Promise<Trial[]> {
  const trials: Trial[] = []
  for (const driver of [...Object.values(DRIVERS), ...Object.values(ROUTE_DRIVERS)])
    for (const attempt of await driver(world, database)) {
      const shared = await attempt(false)
      const door = 'route' in shared.act ? shared.act.route : doorOf(shared.act.action)
      const ways =
        'route' in shared.act
          ? (['data'] as const)
          : shared.isPlain
            ? (['call', 'form'] as const)
            : (['call'] as const)
      for (const who of EVERYBODY)
        for (const way of ways) {
          const may = shared.may(who)
          trials.push({
            door,
            way,
            who,
            about: shared.about,
            expected: may ? 'done' : isIn(who) && !mustEnrol(who) ? 'refused' : 'nothing',
            // What one action changes, another of its module may be looking at.
            lane: shared.subject ?? door.split(' ')[0] ?? door,
            run: async () => {
              const tried = may ? await attempt(true) : shared
              const found = await done(tried, way, someoneOf(world, who), world, database)
              // Whoever must set up a second factor first may be told so by the door or by the act.
              return found === 'refused' && mustEnrol(who) ? 'nothing' : found
            },
          })
        }
    }
  return [...trials, ...(await ownTrials(world, database))]
}

/** What came of an act: by what it changed and by what the trail says. */
async function done(
  { act, named, first = [], state, subject, refusals }: Attempt,
  way: 'call' | 'form' | 'data',
  someone: Someone,
  world: World,
  { sql }: Database,
): Promise<string> {
  const [before, [last]] = await Promise.all([state(), sql`select coalesce(max(seq), 0) as seq from audit`])
  const answer: Answered = await ('route' in act
    ? sendData(act, someone)
    : (way === 'call' ? callAction : sendForm)(act, someone))
  const [after, lines] = await Promise.all([
    state(),
    sql`select act, allowed, refusal from audit where seq > ${last?.seq} and act = any(${[...named, ...first]})
      and person_id is not distinct from ${someone.account?.id ?? null}
      and (${subject}::text is null or subject = ${subject})`,
  ])
  const leak = leakOf(answer.body, someone, world)
  if (leak) return leak
  if (answer.status >= 500) return `failed with ${answer.status}`
  const authorised = lines.some(
    (line) => named.includes(line.act) && (line.allowed || !refusals.includes(line.refusal)),
  )
  if (before !== after && !authorised) return 'done, and not in the trail'
  if (authorised) return 'done'
  return lines.some(({ allowed }) => !allowed) ? 'refused' : 'nothing'
}
