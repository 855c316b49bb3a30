import type { PublicDb, Writable } from '@/db/client'
import { operator } from '@/db/schema'
import { NO_OPERATOR, type Operator } from './model'

export async function findOperator(db: PublicDb | Writable): Promise<Operator> {
  const [row] = await db
    .select({
      name: operator.name,
      contact: operator.contact,
      legalNotice: operator.legalNotice,
      email: operator.email,
    })
    .from(operator)
  return row ?? NO_OPERATOR
}
