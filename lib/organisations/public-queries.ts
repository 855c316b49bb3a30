import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { stoodAt } from '@/lib/as-of/queries'
import type { Withdrawal } from '@/lib/assessments/model'
import { rows } from '@/lib/commitments/columns'
import type { CasePosition } from '@/lib/corrections/position'
import type { IsoDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import type { SelfRating } from '@/lib/reports/model'

/** An organisation as everybody knows it: by what it published under its name. */
export interface PublicOrganisation {
  /** As it called itself last. */
  name: string
  /** Assessments that it wrote or signed. */
  assessments: number
  contributions: number
}

const shown = (alias: string, asOf: AsOf | null): SQL => sql`${stoodAt(alias, asOf)}
  and ${asOf ? sql`${sql.raw(alias)}.published_on <= ${asOf.day}::date` : sql`true`}`

/** Its name where it signed an assessment that another wrote. */
const SIGNED_AS = (number: number): SQL => sql`(select s ->> 'name' from jsonb_array_elements(a.signatures) s
  where (s ->> 'number')::int = ${number} limit 1)`
const assessmentsOf = (number: number, asOf: AsOf | null): SQL => sql`${shown('a', asOf)}
  and (a.text is not null or a.withdrawn is not null)
  and (a.organisation_number = ${number} or a.signatures @> ${JSON.stringify([{ number }])}::text::jsonb)`

/** null: nothing was published under its name. A protected organisation has no page. */
export async function findPublicOrganisation(
  db: PublicDb,
  number: number,
  asOf: AsOf | null,
): Promise<PublicOrganisation | null> {
  const [found] = await rows<PublicOrganisation>(
    db,
    sql`with told as (
        select a.published_on, a.from_seq, 'assessment' as what,
          case when a.organisation_number = ${number} then a.organisation_name else ${SIGNED_AS(number)} end as name
        from assessments a where ${assessmentsOf(number, asOf)}
        union all
        select k.published_on, k.from_seq, 'contribution', k.organisation_name
        from contributions k where k.organisation_number = ${number} and k.what is not null and ${shown('k', asOf)})
      select (array_agg(name order by published_on desc, from_seq desc))[1] as name,
        count(*) filter (where what = 'assessment')::int as assessments,
        count(*) filter (where what = 'contribution')::int as contributions
      from told having count(*) > 0`,
  )
  return found ?? null
}

/** One published assessment on the page of its organisation. */
export interface AssessmentOfOrganisation {
  id: number
  reference: string
  title: LocalizedText | null
  cycle: string
  voice: number
  verdict: SelfRating | null
  withdrawn: Withdrawal | null
  publishedOn: IsoDate
  /** It wrote it; false: it signed it with others. */
  wrote: boolean
  /** Whoever wrote it, where that is another one; null: it did, or "a verified organisation". */
  author: string | null
}

/** What an organisation wrote or signed under its name, the latest first. */
export async function listAssessmentsOf(
  db: PublicDb,
  number: number,
  { limit, from }: { limit: number; from: CasePosition | null },
  asOf: AsOf | null,
): Promise<{ assessments: AssessmentOfOrganisation[]; next: CasePosition | null }> {
  const found = await rows<AssessmentOfOrganisation>(
    db,
    sql`select a.id, c.reference, v.title, a.cycle_key as cycle, a.voice, a.verdict, a.withdrawn,
        a.published_on::text as "publishedOn", a.organisation_number is not distinct from ${number} as wrote,
        case when a.organisation_number is distinct from ${number} then a.organisation_name end as author
      from assessments a
      join commitments c on c.id = a.commitment_id
      left join commitment_versions v on v.commitment_id = c.id and ${stoodAt('v', asOf)}
      where ${assessmentsOf(number, asOf)}
        and ${from === null ? sql`true` : sql`(a.published_on, a.id) < (${from.day}::date, ${from.id})`}
      order by a.published_on desc, a.id desc limit ${limit + 1}`,
  )
  const assessments = found.slice(0, limit)
  const last = assessments.at(-1)
  return {
    assessments,
    next: found.length > limit && last ? { day: last.publishedOn, id: last.id } : null,
  }
}
