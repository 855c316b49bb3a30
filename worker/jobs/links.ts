import { setTimeout } from 'node:timers/promises'
import { checkLinks } from '@/lib/citations/check'
import { openNetwork } from '@/lib/citations/fetch'
import { env } from '@/lib/env'
import type { Job } from './index'

const BETWEEN_REQUESTS_MS = 2000
/** A run ends before the next one begins, so that no host is asked twice at once. */
const RUN_MS = 4 * 60_000

/** Looks at the links that records cite: at once what was just handed in or published, the others once a week. */
export const links: Job = {
  cron: '*/5 * * * *',
  async run({ db, now, log }) {
    if (!env().VAADA_LINK_CHECKS) return
    const { checked, offline } = await checkLinks({
      db,
      now,
      network: openNetwork,
      pause: () => setTimeout(BETWEEN_REQUESTS_MS),
      stop: AbortSignal.timeout(RUN_MS),
    })
    if (offline) log.debug('no site answers: links are not checked')
    else if (checked > 0) log.info({ checked }, 'links')
  },
}
