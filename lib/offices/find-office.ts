import type { AppDb } from '@/db/client'
import type { Person } from '@/lib/access/policy'
import { idOf } from '@/lib/ids'

import { findOffice, findOfficeOf, type Office } from './queries-office'

/** The office that a page is about: an administrator names one, everybody else has their own; null: there is none. */
export async function findOfficeFor(db: AppDb, actor: Person, asked: unknown): Promise<Office | null> {
  if (actor.role !== 'administrator')
    return actor.makerCode === null ? null : findOfficeOf(db, actor.makerCode)
  const id = idOf(asked)
  return id === null ? null : findOffice(db, id)
}
