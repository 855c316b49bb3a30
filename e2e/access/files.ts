import { ROUTES, type Route } from '../../lib/access/doors'
import { actsOn, SITUATION_NAMES } from '../../lib/access/matrix'
import type { Trial } from './cells'
import { type Answered, getPage, postForm, putPiece } from './http'
import { EVERYBODY, isIn, type Somebody, type Someone, type World, type Written } from './world'

/** Files of submissions: who may add them, and who may fetch them. */
export const isFileRoute = (door: Route): boolean => /^\/api\/(?:uploads|submissions)(?:\/|$)/.test(door)

const UNKNOWN = 'f'.repeat(64)

/** How a route is asked about a submission; what it leads to where the act itself is allowed. */
const ASK: Partial<Record<Route, (written: Written, someone: Someone) => Promise<Answered>>> = {
  '/api/uploads': ({ id }, someone) => getPage(`/api/uploads?submission=${id}`, someone),
  '/api/uploads/[id]': ({ upload }, someone) => getPage(`/api/uploads/${upload}`, someone),
  // A piece that was spoilt on the way: it is refused for that alone, and changes nothing.
  '/api/uploads/[id]/pieces/[offset]': ({ upload }, someone) =>
    putPiece(`/api/uploads/${upload}/pieces/0?sha256=${UNKNOWN}`, someone),
  // No file of this hash: nobody gets it, whatever they may read.
  '/api/submissions/[id]/files/[sha256]/[name]': ({ id }, someone) =>
    getPage(`/api/submissions/${id}/files/${UNKNOWN}/a.pdf`, someone),
}

export function fileTrials(world: World, door: Route): Trial[] {
  const ask = ASK[door]
  if (!ask) return formTrials(world, door)
  return world.submissions
    .filter(({ situation }) => door === '/api/uploads' || situation === SITUATION_NAMES[0])
    .flatMap((written) =>
      everyone(world, (someone) => ({
        door,
        way: 'data' as const,
        who: someone.who,
        about: `${written.situation}, ${written.state}`,
        expected: expectedOf(door, written, someone.who),
        run: async () => seen(await ask(written, someone)),
      })),
    )
}

function expectedOf(door: Route, { situation, state }: Written, who: Somebody): string {
  if (!isIn(who)) return 'signed out'
  if (ROUTES[door] !== 'submission.edit') return 'refused'
  return actsOn(situation, who, state).includes('submission.edit') ? 'answered' : 'refused'
}

function seen({ status, body }: Answered): string {
  if (status === 401) return 'signed out'
  if (status === 403 || status === 404 || status === 409) return 'refused'
  return status === 200 || (status === 422 && body.includes('spoilt'))
    ? 'answered'
    : `answered with ${status}`
}

/** The whole form, of a submission that isn't there: it leads back to where it would be, and whoever isn't in to sign in. */
const formTrials = (world: World, door: Route): Trial[] =>
  everyone(world, (someone) => ({
    door,
    way: 'data' as const,
    who: someone.who,
    about: 'a submission that is not there',
    expected: isIn(someone.who)
      ? someone.who.endsWith(', one factor')
        ? 'led to set up a second factor'
        : 'led to the form'
      : someone.who === 'second factor owed'
        ? 'led to the second factor'
        : 'led to sign in',
    run: async () => {
      const { leadsTo, status } = await postForm(
        '/api/uploads/form?submission=2000000000&locale=en',
        someone,
        {
          revision: '1',
        },
      )
      if (leadsTo === null) return `answered with ${status}`
      if (leadsTo.includes('/sign-in/second-factor')) return 'led to the second factor'
      if (leadsTo.includes('/sign-in')) return 'led to sign in'
      if (leadsTo.includes('/account/second-factor')) return 'led to set up a second factor'
      return leadsTo.includes('/workspace/submissions/2000000000') ? 'led to the form' : `led to ${leadsTo}`
    },
  }))

const everyone = (world: World, trialOf: (someone: Someone) => Trial): Trial[] =>
  EVERYBODY.flatMap((who) => {
    const someone = world.people.get(who)
    return someone ? [trialOf(someone)] : []
  })
