import { sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { rows } from '@/lib/commitments/columns'
import type { Listed } from './xml'

/** Records of one part: in four languages well under the 50,000 addresses and 50 MB that a part may have. */
export const RECORDS_IN_PART = 1000

/** How many parts of records there are; parts are ranges of numbers, so that each is found without counting. */
export async function countRecordParts(db: PublicDb): Promise<number> {
  const [row] = await rows<{ last: number }>(
    db,
    sql`select coalesce(max(id), 0)::int as last from commitments`,
  )
  return Math.ceil((row?.last ?? 0) / RECORDS_IN_PART)
}

/** Pages of the records of one part (1, 2, 3 …), each with the day on which it last changed. */
export function listRecordPages(db: PublicDb, part: number): Promise<Listed[]> {
  const from = (part - 1) * RECORDS_IN_PART
  return rows(
    db,
    sql`select '/commitments/' || c.reference as path,
      (select to_char(l.at at time zone 'UTC', 'YYYY-MM-DD') from ledger l where l.seq = greatest(v.from_seq,
        (select max(r.from_seq) from reports r where r.commitment_id = c.id),
        (select max(a.from_seq) from assessments a where a.commitment_id = c.id),
        (select max(k.from_seq) from contributions k where k.commitment_id = c.id))) as "changedOn"
      from commitments c join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
      where c.id > ${from} and c.id <= ${from + RECORDS_IN_PART} order by c.id`,
  )
}

/** Pages of all actions of the coalition. */
export function listActionPages(db: PublicDb): Promise<Listed[]> {
  return rows(
    db,
    sql`select '/actions/' || a.number as path, null as "changedOn" from actions a order by a.number`,
  )
}

/** Pages of all makers. When something of them last changed isn't kept. */
export function listMakerPages(db: PublicDb): Promise<Listed[]> {
  return rows(
    db,
    sql`select '/countries/' || m.code as path, null as "changedOn" from makers m order by m.code`,
  )
}

/** Pages of all consultations, each with the day on which it last changed. */
export function listConsultationPages(db: PublicDb): Promise<Listed[]> {
  return rows(
    db,
    sql`select '/consultations/' || q.number as path,
      (select max(s.published_on)::text from (select q.published_on union all
        select s.published_on from consultation_suggestions s where s.consultation = q.number and s.to_seq is null) s) as "changedOn"
      from consultations q where q.to_seq is null and q.title is not null order by q.number limit 10000`,
  )
}

const ORGANISATIONS_MAX = 5000

/** Pages of organisations that published or signed something under their name. */
export function listOrganisationPages(db: PublicDb): Promise<Listed[]> {
  return rows(
    db,
    sql`select '/organisations/' || o.number as path, null as "changedOn" from (
        select a.organisation_number as number from assessments a
        where a.to_seq is null and a.organisation_number is not null
        union select (s ->> 'number')::int from assessments a, jsonb_array_elements(a.signatures) s where a.to_seq is null
        union select k.organisation_number from contributions k
        where k.to_seq is null and k.organisation_number is not null) o
      order by o.number limit ${ORGANISATIONS_MAX}`,
  )
}
