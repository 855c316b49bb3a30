import { cache } from 'react'
import { publicDb } from '@/db/client'
import { civilDate, type IsoDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { hold } from './held'
import { AS_OF_PARAMETER, type AsOf, type AsOfProblem, parseAsOf } from './model'
import { findAsOf } from './queries'

/** The day that a page tells of. */
export const dayOf = (asOf: AsOf | null): IsoDate => asOf?.day ?? civilDate(new Date(), env().VAADA_TIME_ZONE)

/** `searchParams` of a page. */
type Query = Readonly<Record<string, string | readonly string[] | undefined>>

const find = cache(async (text: string): Promise<AsOf | { problem: AsOfProblem }> => {
  const zone = env().VAADA_TIME_ZONE
  const asked = parseAsOf(text, civilDate(new Date(), zone))
  return 'problem' in asked ? asked : findAsOf(publicDb, asked, zone)
})

/**
 * The date that a page's address asks for; null: now. From here on every link drawn for this request keeps it, and the frame
 * of the page says it. A date that can't be used is said there too, and the page shows what stands now. A page calls it
 * before anything else.
 */
export async function pageAsOf(query: Query): Promise<AsOf | null> {
  const given: unknown = [query[AS_OF_PARAMETER] ?? []].flat()[0]
  if (typeof given !== 'string' || given.trim() === '') return null
  const found = await find(given)
  hold(
    'problem' in found
      ? { asOf: null, problem: found.problem, given }
      : { asOf: found, problem: null, given },
  )
  return 'problem' in found ? null : found
}
