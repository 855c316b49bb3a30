import { PAGES, type Page, ROUTES, type Route } from '../../lib/access/doors'
import { actsOn, OTHER_ACTS, type OtherAct, type Principal, SITUATION_NAMES } from '../../lib/access/matrix'
import { textsOf } from '../fixtures/texts'
import type { Trial } from './cells'
import { fileTrials, isFileRoute } from './files'
import { type Answered, getBody, getPage, postForm } from './http'
import { EVERYBODY, isIn, mustEnrol, type Somebody, type Someone, type World, type Written } from './world'

const t = textsOf('en')
const NOT_YOURS = [t('workspace.other.title'), t('workspace.other.closedTitle')]

/** Everybody of the office that the matrix is about. */
const OFFICE: readonly Somebody[] = [
  'lead',
  'alternate',
  'acting deputy',
  'contributor: no rights',
  'contributor: comment',
  'contributor: flag',
  'contributor: edit',
  'contributor: submit',
  'contributor: edit, submit',
  'contributor: elsewhere',
]

/** What an address needs besides its language. A page with a part that isn't here is tried nowhere, which fails. */
export const SEGMENTS: Partial<Record<Page | Route, (world: World) => string>> = {
  '/[locale]/[...rest]': () => 'nowhere/at/all',
  '/[locale]/admin/cycles/[key]': () => '2026',
  '/[locale]/admin/invitations/[id]': ({ things }) => `${things.invitation}`,
  '/[locale]/admin/offices/[maker]': ({ own }) => own.maker,
  '/[locale]/admin/offices/[maker]/close': ({ own }) => own.maker,
  '/[locale]/admin/organisations/[id]': ({ things }) => `${things.organisation}`,
  '/[locale]/admin/people/[id]': ({ things }) => `${things.contributor}`,
  '/[locale]/admin/people/[id]/[act]': ({ things }) => `${things.contributor}/role`,
  '/[locale]/admin/rules/frameworks/[key]': () => 'gef-gbv',
  '/[locale]/reviews/redactions/[id]': ({ things }) => `${things.redaction}`,
  '/[locale]/reviews/rules/[id]': ({ things }) => `${things.thresholds}`,
  '/[locale]/reviews/organisations/[id]': ({ things }) => `${things.organisation}`,
  '/[locale]/reviews/corrections/[id]': ({ things }) => `${things.correction}`,
  '/[locale]/reviews/requests/[id]': ({ things }) => `${things.request}`,
  '/[locale]/sign-in/link/[secret]': () => 'a-secret-that-was-never-made',
  '/[locale]/sign-in/reset/[secret]': () => 'a-secret-that-was-never-made',
  '/[locale]/follow/[secret]': () => 'a-secret-that-was-never-made',
  '/api/follow/[secret]': () => 'a-secret-that-was-never-made',
  '/[locale]/workspace/imports/[id]': ({ things }) => `${things.upload}`,
  '/[locale]/workspace/office/hand-over': ({ own }) => `?office=${own.office}`,
  '/[locale]/workspace/office': ({ own }) => `?office=${own.office}`,
  '/[locale]/workspace/office/contributors/[id]': ({ things }) => `${things.contributor}`,
  '/api/sign-in/[provider]/callback': () => 'nobody',
  '/api/calendar/[secret]': () => 'a-secret-that-was-never-made',
  '/[locale]/commitments/[reference]': ({ own }) => own.references[0] ?? '',
  '/[locale]/commitments/[reference]/verify': ({ own }) => own.references[0] ?? '',
  '/[locale]/countries/[code]': ({ own }) => own.maker,
  '/[locale]/actions/[number]': () => '1',
  '/[locale]/embed/[...id]': () => 'overview/pledges',
  '/[locale]/invitations/[secret]': () => 'a-secret-that-was-never-made',
  '/[locale]/organisations/[number]': () => '2000000000',
  '/[locale]/consultations/[number]': () => '2000000000',
  '/[locale]/suggest': () => '?of=2000000000',
  '/[locale]/workspace/assessments/[id]': ({ things }) => `${things.preview}`,
  '/api/v1/files/[sha256]/[name]': () => `${'f'.repeat(64)}/a.pdf`,
  '/api/v1/commitments/[reference]': ({ own }) => own.references[0] ?? '',
  '/api/v1/countries/[code]': ({ own }) => own.maker,
  '/api/v1/dates/[locale]/[...page]': ({ own }) => `countries/${own.maker}`,
  '/api/v1/exports/[locale]/[format]/[...page]': () => 'csv/commitments',
  '/api/v1/feeds/[locale]/[...page]': ({ own }) => `countries/${own.maker}`,
  '/api/v1/figures/[...id]': () => 'overview/pledges.csv',
  '/api/v1/papers/[locale]/commitments/[reference]': ({ own }) => own.references[0] ?? '',
  '/api/v1/papers/[locale]/countries/[code]': ({ own }) => own.maker,
  '/api/v1/maps/[name]': () => 'region',
  '/api/v1/pictures/[...page]': ({ own }) => `en/countries/${own.maker}.png`,
  '/sitemap/[part]': () => 'pages.xml',
}

/** They have a desk, and write for no maker: a workbook is nothing to them. */
const FOR_NO_MAKER: readonly Somebody[] = ['civil society', 'civil society, its author', 'donor']

/** Pages of an office: who leads another one sees their own there, and an administrator the one that was asked for. */
const OFFICE_PAGES: Partial<Record<Page, { may: readonly Somebody[]; refused: string }>> = {
  '/[locale]/workspace/imports/[id]': { may: ['lead'], refused: 'not found' },
  '/[locale]/workspace/imports': {
    may: OTHER_ACTS['workspace.open'].always.filter((who) => !FOR_NO_MAKER.includes(who)),
    refused: 'not theirs',
  },
  '/[locale]/workspace/assessments/[id]': {
    may: OTHER_ACTS['assessment.preview']['of an office'],
    refused: 'not found',
  },
  '/[locale]/workspace/consultations': {
    may: [...OFFICE, 'lead of another maker', 'civil society', 'civil society, its author', 'donor'],
    refused: 'not theirs',
  },
  '/[locale]/workspace/contributions': {
    may: [...OFFICE, 'lead of another maker', 'civil society', 'civil society, its author', 'donor'],
    refused: 'not theirs',
  },
  '/[locale]/workspace/office': {
    may: [...OFFICE, 'lead of another maker', 'administrator'],
    refused: 'not theirs',
  },
  '/[locale]/workspace/office/hand-over': {
    may: ['lead', 'acting deputy', 'lead of another maker', 'administrator'],
    refused: 'not theirs',
  },
  '/[locale]/workspace/office/contributors/[id]': {
    may: ['lead', 'acting deputy', 'administrator'],
    refused: 'not found',
  },
}

/** Pages that lead on whoever has nothing to do there: everybody of this matrix has just shown who they are. */
const LEADS_ON: Partial<Record<Page, string>> = { '/[locale]/account/confirm': 'led to /en/account' }

/** What a page is about, where its act asks for more than who comes. */
const ABOUT: Partial<Record<Page, string>> = {
  '/[locale]/admin/requests': 'verified',
  '/[locale]/admin/rules': 'thresholds',
  '/[locale]/admin/rules/frameworks/[key]': 'framework',
  '/[locale]/admin/rules/thresholds': 'thresholds',
  '/[locale]/reviews/requests': 'asked',
  '/[locale]/reviews/requests/[id]': 'asked',
}

const SUBMISSION_PAGES = {
  '/[locale]/workspace/submissions/[id]': 'workspace.open',
  '/[locale]/reviews/[id]': 'reviews.open',
} as const satisfies Partial<Record<Page, OtherAct>>

const mayAct = (act: OtherAct, about: string, who: Somebody): boolean => {
  const table = OTHER_ACTS[act] as Record<string, readonly Principal[]>
  if (!table[about]) throw new Error(`${act} isn't about ${about}`)
  return (table[about] as readonly Somebody[]).includes(who)
}

export { mayAct }

export function addressOf(door: Page | Route, world: World): string | null {
  const path = door.replace('[locale]', 'en')
  const segment = SEGMENTS[door]?.(world)
  if (segment === undefined) return path.includes('[') ? null : path
  if (segment.startsWith('?')) return path + segment
  return path.replace(/\[[^\]]+\](?:\/\[[^\]]+\])*/, segment)
}

export function pageTrials(world: World): Trial[] {
  const trials: Trial[] = []
  for (const [door, asked] of Object.entries(PAGES) as [Page, (typeof PAGES)[Page]][]) {
    if (door in SUBMISSION_PAGES)
      trials.push(...submissionTrials(world, door as keyof typeof SUBMISSION_PAGES))
    else if (asked === 'everybody' || asked === 'secret') trials.push(...openTrials(world, door))
    else trials.push(...sectionTrials(world, door, asked as OtherAct))
  }
  for (const door of Object.keys(ROUTES) as Route[]) trials.push(...routeTrials(world, door))
  return trials
}

/** Pages of one section: whoever may sees it, whoever is in may not is told so, everybody else is led to sign in. */
function sectionTrials(world: World, door: Page, asked: OtherAct): Trial[] {
  const path = addressOf(door, world)
  if (path === null) return []
  const about = ABOUT[door] ?? 'always'
  return everyone(world, (someone) => {
    const office = OFFICE_PAGES[door]
    const may = office ? office.may.includes(someone.who) : mayAct(asked, about, someone.who)
    const outcome = expectedOf(someone.who, may, office?.refused ?? 'not theirs', asked)
    const expected = outcome === 'shown' ? (LEADS_ON[door] ?? outcome) : outcome
    return (['page', 'body'] as const).map((way) => ({
      door,
      way,
      who: someone.who,
      about,
      expected,
      run: async () => seen(await knock(way, path, someone), someone, world, null),
    }))
  })
}

/** Each submission on both of its pages: to whom it is nothing, it doesn't exist. */
function submissionTrials(world: World, door: keyof typeof SUBMISSION_PAGES): Trial[] {
  return world.submissions.flatMap((written) =>
    everyone(world, (someone) => {
      const section = mayAct(SUBMISSION_PAGES[door], 'always', someone.who)
      const may = section && canRead(written, someone.who)
      // The page of reviewers says so before it looks; that of writers knows no such draft.
      const refused = section || door === '/[locale]/workspace/submissions/[id]' ? 'not found' : 'not theirs'
      // Situations differ in who may, which is asked before there is anything to answer with.
      const ways =
        written.situation === SITUATION_NAMES[0] ? (['page', 'body'] as const) : (['page'] as const)
      return ways.map((way) => ({
        door,
        way,
        who: someone.who,
        about: `${written.situation}, ${written.state}`,
        expected: aboutIt(expectedOf(someone.who, may, refused, 'submission.read'), written),
        run: async () => {
          const path = door.replace('[locale]', 'en').replace('[id]', `${written.id}`)
          return seen(await knock(way, path, someone), someone, world, written)
        },
      }))
    }),
  )
}

/** Words of the world's published contribution were removed: whoever may see it is told so. */
const aboutIt = (expected: string, { situation, state }: Written): string =>
  expected === 'shown' && situation === 'a contribution' && state === 'published'
    ? 'shown, without what it is about'
    : expected

/** What is the same for everybody: no answer says anything that isn't published. */
function openTrials(world: World, door: Page): Trial[] {
  const path = addressOf(door, world)
  if (path === null) return []
  return everyone(world, (someone) =>
    (['page', 'body'] as const).map((way) => ({
      door,
      way,
      who: someone.who,
      about: 'nothing private',
      expected: 'nothing private',
      run: async () => nothingPrivate(await knock(way, path, someone), someone, world),
    })),
  )
}

/** Workbooks: who writes for nobody gets none, and sends none. */
function importTrials(world: World, door: Route, path: string): Trial[] {
  const sends = door === '/api/imports'
  const { maker } = world.without
  const address = sends ? path : `${path}?kind=commitments&maker=${maker}`
  return everyone(world, (someone) => {
    const begins = ['of an office, a new commitment', 'without an office'].some((about) =>
      mayAct('submission.create', about, someone.who),
    )
    const may =
      isIn(someone.who) &&
      (sends
        ? mayAct('workspace.open', 'always', someone.who) && !FOR_NO_MAKER.includes(someone.who)
        : begins || someone.who === 'lead of another maker')
    const answered = sends ? `led to /en/workspace/imports?refused=no_file&maker=${maker}` : 'answered'
    const refused = sends
      ? 'led to /en/workspace/imports?refused=forbidden'
      : 'led to /en/workspace/imports?nothing=yes'
    const outcome = expectedOf(someone.who, may, refused, 'import.begin')
    return [
      {
        door,
        way: 'data' as const,
        who: someone.who,
        about: path,
        expected:
          outcome === 'shown'
            ? answered
            : outcome === 'led to set up a second factor'
              ? 'led to sign in'
              : outcome,
        run: async () => {
          const answer = sends ? await postForm(path, someone, { maker }) : await getPage(address, someone)
          const leads = answer.leadsTo
          if (leads !== null)
            return /second-factor/.test(leads)
              ? 'led to the second factor'
              : /sign-in/.test(leads)
                ? 'led to sign in'
                : `led to ${leads}`
          return nothingPrivate(answer, someone, world) === 'nothing private'
            ? 'answered'
            : 'shows what it must not'
        },
      },
    ]
  })
}

/** Data of the interface, and the same beside its page: letter by letter what a visitor gets. */
function routeTrials(world: World, door: Route): Trial[] {
  if (isFileRoute(door)) return fileTrials(world, door)
  const path = addressOf(door, world)
  if (path === null) return []
  if (ROUTES[door] === 'import.begin') return importTrials(world, door, path)
  // The same lies beside its page.
  const addresses = /^\/api\/v1\/(?:countries|commitments)/.test(path)
    ? [path, `${path.replace('/api/v1', '/en')}.json`]
    : [path]
  return addresses.flatMap((address) => {
    const visitors = once(() => getPage(address, visitor))
    return everyone(world, (someone) => [
      {
        door,
        way: 'data' as const,
        who: someone.who,
        about: address,
        expected: 'as for a visitor',
        run: async () => {
          const [answer, same] = await Promise.all([getPage(address, someone), visitors()])
          const found = nothingPrivate(answer, someone, world)
          if (found !== 'nothing private') return found
          return answer.status === same.status && answer.body === same.body
            ? 'as for a visitor'
            : 'other than a visitor’s'
        },
      },
    ])
  })
}

const visitor: Someone = { who: 'visitor', account: null, cookie: null }
const knock = (way: 'page' | 'body', path: string, someone: Someone) =>
  (way === 'page' ? getPage : getBody)(path, someone)

const everyone = (world: World, trialsOf: (someone: Someone) => Trial[]): Trial[] =>
  EVERYBODY.flatMap((who) => trialsOf(someoneOf(world, who)))

export function someoneOf(world: World, who: Somebody): Someone {
  const someone = world.people.get(who)
  if (!someone) throw new Error(`nobody is ${who}`)
  return someone
}

function expectedOf(who: Somebody, may: boolean, refused: string, asked: string): string {
  if (who === 'second factor owed') return 'led to the second factor'
  if (!isIn(who)) return 'led to sign in'
  if (mustEnrol(who) && asked !== 'account.manage') return 'led to set up a second factor'
  return may ? 'shown' : refused
}

/** What an answer amounts to. `written`: what the page must be about, if it is shown. */
function seen(answer: Answered, someone: Someone, world: World, written: Written | null): string {
  const leak = leakOf(answer.body, someone, world)
  if (leak) return leak
  const { status, leadsTo, body } = answer
  if (status >= 500) return `failed with ${status}`
  if (leadsTo !== null) {
    if (/\/sign-in\/second-factor/.test(leadsTo)) return 'led to the second factor'
    if (/\/sign-in/.test(leadsTo)) return 'led to sign in'
    if (/\/account\/second-factor/.test(leadsTo)) return 'led to set up a second factor'
    return `led to ${leadsTo}`
  }
  if (status === 404 || body.includes('NEXT_HTTP_ERROR_FALLBACK;404')) return 'not found'
  if (NOT_YOURS.some((title) => isTitle(body, title))) return 'not theirs'
  return written === null || body.includes(written.mark) ? 'shown' : 'shown, without what it is about'
}

function nothingPrivate({ status, body }: Answered, someone: Someone, world: World): string {
  if (status >= 500) return `failed with ${status}`
  return leakOf(body, someone, world) ?? 'nothing private'
}

/** Whether it is the heading of the page, in HTML or in an RSC body. */
const isTitle = (body: string, title: string) =>
  new RegExp(`<h1[^>]*>${title}<|\\["\\$","h1",.{0,400}?"children":"${title}"`).test(body)

export const canRead = ({ situation, state }: Written, who: Somebody): boolean =>
  isIn(who) && actsOn(situation, who, state).includes('submission.read')

/** Something in an answer that is not for them: the title of a draft, or an address; null: nothing. */
export function leakOf(body: string, { who }: Someone, world: World): string | null {
  const draft = world.submissions.find((written) => body.includes(written.mark) && !canRead(written, who))
  if (draft) return `shows a submission: ${draft.situation}, ${draft.state}`
  for (const other of world.people.values())
    if (other.account && other.who !== who && !knows(who, other.who) && body.includes(other.account.email))
      return `shows the address of ${other.who}`
  return null
}

/** Administrators know everybody's address; people of one office know one another's. */
const knows = (who: Somebody, other: Somebody) =>
  who === 'administrator' || (OFFICE.includes(who) && OFFICE.includes(other))

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
