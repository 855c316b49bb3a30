import type { AppDb } from '@/db/client'
import { raisePublishedVersion } from '@/lib/ledger/mutations'
import { type Fetched, fetchLink, LIMITS, type Limits, type Network } from './fetch'
import { LinkError, targetOf } from './guard'
import { afterCheck, type CheckOutcome } from './marks'
import { isSilence } from './model'
import { type DueLink, gatherLinks, hasAnsweredSince, keepCheck, listDueLinks, putOff } from './mutations'

export interface CheckContext {
  db: AppDb
  now: Date
  network: Network
  limits?: Limits
  /** Waits between two requests to one host. */
  pause(): Promise<void>
  /** Ends the run early; what wasn't reached waits for the next one. */
  stop?: AbortSignal
}

export interface CheckResult {
  checked: number
  /** Nobody out there answered, and nobody did lately: nothing was written. */
  offline: boolean
}

const LINKS_A_RUN = 60
const LINKS_A_HOST = 5
const HOSTS_AT_ONCE = 3
/** Where the network is closed, so many hosts are tried, and then not again for an hour. */
const HOSTS_TRIED = 3
const LATELY_MS = 8 * 24 * 3_600_000
const HOUR_MS = 3_600_000

/** Looks at links whose time has come: several hosts at once, of each one request at a time. */
export async function checkLinks(context: CheckContext): Promise<CheckResult> {
  const { db, now } = context
  await gatherLinks(db, now)
  const due = await listDueLinks(db, now, 500)
  if (due.length === 0) return { checked: 0, offline: false }
  const open = await hasAnsweredSince(db, new Date(now.getTime() - LATELY_MS))
  const hosts = byHost(due).slice(0, open ? undefined : HOSTS_TRIED)
  const links = hosts.flatMap(([, urls]) => [...urls.values()].flat())
  await putOff(db, links, now)

  const outcomes = new Map<string, CheckOutcome>()
  const queue = [...hosts]
  const worker = async () => {
    for (let next = queue.shift(); next && !context.stop?.aborted; next = queue.shift())
      await askHost([...next[1].keys()], context, outcomes)
  }
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker))

  const answered = [...outcomes.values()].some((outcome) => outcome.kind !== 'failed' || outcome.answered)
  if (!open && !answered) {
    await putOff(db, due, now, HOUR_MS)
    return { checked: 0, offline: true }
  }
  await keep(db, links, outcomes, now)
  return { checked: outcomes.size, offline: false }
}

/** Host → link → the rows that cite it; a host's share of one run is small. */
function byHost(due: readonly DueLink[]): [string, Map<string, DueLink[]>][] {
  const hosts = new Map<string, Map<string, DueLink[]>>()
  let count = 0
  for (const link of due) {
    const host = hostOf(link.url)
    const urls = hosts.get(host) ?? new Map<string, DueLink[]>()
    const rows = urls.get(link.url)
    if (rows) rows.push(link)
    else if (urls.size < LINKS_A_HOST && count < LINKS_A_RUN) {
      urls.set(link.url, [link])
      hosts.set(host, urls)
      count += 1
    }
  }
  return [...hosts]
}

function hostOf(url: string): string {
  try {
    return targetOf(url).host
  } catch {
    return ''
  }
}

async function askHost(
  urls: readonly string[],
  { network, limits = LIMITS, pause, stop }: CheckContext,
  outcomes: Map<string, CheckOutcome>,
): Promise<void> {
  for (const [at, url] of urls.entries()) {
    if (stop?.aborted) return
    if (at > 0) await pause()
    const outcome = await outcomeOf(fetchLink(url, network, limits, stop))
    // What was cut short by the end of the run says nothing.
    if (!stop?.aborted) outcomes.set(url, outcome)
  }
}

async function outcomeOf(work: Promise<Fetched>): Promise<CheckOutcome> {
  try {
    const fetched = await work
    return fetched.found ? { ...fetched, kind: 'found' } : { ...fetched, kind: 'missing' }
  } catch (error) {
    if (!(error instanceof LinkError)) throw error
    // Refused before anything was asked: no answer, but no silence of the network either.
    return {
      kind: 'failed',
      status: error.status,
      answered: !isSilence(error.fault) && error.fault !== 'address',
    }
  }
}

async function keep(
  db: AppDb,
  links: readonly DueLink[],
  outcomes: ReadonlyMap<string, CheckOutcome>,
  now: Date,
): Promise<void> {
  const unreached: DueLink[] = []
  let shown = false
  for (const link of links) {
    const outcome = outcomes.get(link.url)
    if (!outcome) {
      unreached.push(link)
      continue
    }
    const { record, next } = afterCheck(link.record, outcome, now)
    await keepCheck(db, link, record, spread(next, link))
    shown ||= link.list === 'cited' && record.state !== link.record.state
  }
  await putOff(db, unreached, now, 0)
  // Pages show another mark now.
  if (shown) await db.transaction((tx) => raisePublishedVersion(tx, now))
}

/** Up to an eighth of a day later, so that links that were cited together don't stay together. */
const spread = (next: Date, { id }: DueLink): Date =>
  new Date(next.getTime() + ((id * 2_654_435) % 10_800) * 1000)
