import { seal, unseal } from '@/lib/secrets'

/**
 * Forms that anybody may send carry when they were drawn, sealed: a program that never opened the page has none, and one
 * that fills it in at once is asked to send it again. Together with a field that nobody sees and the limit for each client, this
 * asks no third party and nothing of people.
 */
const PURPOSE = 'open form'
const SOONEST_MS = 2000
const LATEST_MS = 3 * 86_400_000

export const openForm = (now: Date, secret: string): string => seal(String(now.getTime()), secret, PURPOSE)

/**
 * `program`: nobody fills in what nobody sees. `hasty`: it came at once, as from a program; a person sends it again.
 * `stale`: it was open for too long, or it is none of ours.
 */
export function judgeForm(
  { opened, company }: { opened: unknown; company: unknown },
  now: Date,
  secret: string,
): 'person' | 'program' | 'hasty' | 'stale' {
  if (company) return 'program'
  const at = Number(typeof opened === 'string' ? unseal(opened, secret, PURPOSE) : null)
  const age = now.getTime() - at
  if (!at || age > LATEST_MS || age < 0) return 'stale'
  return age < SOONEST_MS ? 'hasty' : 'person'
}
