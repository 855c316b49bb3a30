import { and, desc, eq, gt, isNull, or } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { apiKeys, offices, people } from '@/db/schema'
import type { Person } from '@/lib/access/policy'
import type { Context } from '@/lib/context'
import { civilDate, type IsoDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import { secretHash } from '@/lib/secrets'
import { activeOffice, officeRoleOf, personOn } from '@/lib/sessions/find'
import { type KeyKind, kindOfKey } from './model'

export interface FoundKey {
  id: number
  kind: KeyKind
  /** The maker whose office it delivers for; null: it reads. */
  makerCode: string | null
  /** Who answers for it, as they are now; nobody's second factor goes with a key. */
  holder: Person
  locale: Locale
}

/** What a key opens now; null: it is none, or it ended, or whoever answered for it is gone. Notes the day of use. */
export async function findKey(
  { db, now, timeZone }: Pick<Context, 'db' | 'now' | 'timeZone'>,
  key: string,
): Promise<FoundKey | null> {
  if (kindOfKey(key) === null) return null
  const today = civilDate(now, timeZone)
  const [row] = await db
    .select({
      keyId: apiKeys.id,
      boundTo: apiKeys.makerCode,
      usedOn: apiKeys.usedOn,
      person: personOn(today),
    })
    .from(apiKeys)
    .innerJoin(people, eq(people.id, apiKeys.holderId))
    .leftJoin(offices, activeOffice)
    .where(
      and(
        eq(apiKeys.secretHash, secretHash(key)),
        isNull(apiKeys.endedAt),
        gt(apiKeys.expiresAt, now),
        eq(people.disabled, false),
      ),
    )
  if (!row) return null
  const { keyId, boundTo, usedOn, person } = row
  const { locale, grants, officeRole, acts, ...rest } = person
  // An office's key is not of use in the hands of somebody who left it.
  if (boundTo !== null && rest.makerCode !== boundTo) return null
  if (usedOn !== today) await db.update(apiKeys).set({ usedOn: today }).where(eq(apiKeys.id, keyId))
  return {
    id: keyId,
    kind: boundTo === null ? 'reading' : 'delivering',
    makerCode: boundTo,
    locale,
    holder: {
      ...rest,
      ...officeRoleOf(officeRole, rest.makerCode !== null, acts),
      grants: grants ?? {},
      secondFactor: false,
    },
  }
}

export interface ListedKey {
  id: number
  name: string
  makerCode: string | null
  holder: { id: number; name: string }
  createdAt: Date
  expiresAt: Date
  usedOn: IsoDate | null
  /** Whoever answered for it is not in the office any more: it opens nothing until somebody takes it over. */
  isOrphan: boolean
}

/** Keys that somebody sees: their own for reading, and those of their office. Newest first. */
export async function listKeys(
  db: AppDb,
  now: Date,
  viewer: Pick<Person, 'id' | 'makerCode'>,
): Promise<ListedKey[]> {
  const rows = await db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      makerCode: apiKeys.makerCode,
      holder: { id: people.id, name: people.name },
      createdAt: apiKeys.createdAt,
      expiresAt: apiKeys.expiresAt,
      usedOn: apiKeys.usedOn,
      disabled: people.disabled,
      worksFor: offices.makerCode,
    })
    .from(apiKeys)
    .innerJoin(people, eq(people.id, apiKeys.holderId))
    .leftJoin(offices, activeOffice)
    .where(
      and(
        isNull(apiKeys.endedAt),
        gt(apiKeys.expiresAt, now),
        or(
          and(eq(apiKeys.holderId, viewer.id), isNull(apiKeys.makerCode)),
          viewer.makerCode === null ? undefined : eq(apiKeys.makerCode, viewer.makerCode),
        ),
      ),
    )
    .orderBy(desc(apiKeys.id))
  return rows.map(({ disabled, worksFor, ...key }) => ({
    ...key,
    isOrphan: key.makerCode !== null && (disabled || worksFor !== key.makerCode),
  }))
}
