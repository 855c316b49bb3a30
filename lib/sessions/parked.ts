import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import type { AppDb, Writable } from '@/db/client'
import { parkedForms } from '@/db/schema'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { seal, secretHash, unseal } from '../secrets'
import { PARKED_HOURS } from './model'

const HOUR = 3_600_000
const PURPOSE = 'parked form'
/** Forms one person can have waiting; the oldest give way. */
const FORMS_MAX = 10

/** Whose form it is, and from which page. */
export interface Place {
  /** From the browser's cookie: without it nobody can find or read what was kept. */
  secret: string
  personId: number
  /** Address of the page with the form, without its language. */
  path: string
}

/** One form a browser, person and page: the last one sent is kept. */
const idHashOf = ({ secret, personId, path }: Place) => secretHash(`${secret} ${personId} ${path}`)

/** Keeps a form that was sent when nobody could take it: its session had ended, or the act asks again who is there. */
export async function parkForm(
  ctx: Pick<Context, 'db' | 'now'>,
  place: Place,
  fields: Fields,
): Promise<void> {
  const { personId, path } = place
  const sealed = seal(JSON.stringify(fields), place.secret, PURPOSE)
  await audited({ ...ctx, actor: { id: personId } }, 'form.park', 'own', async (tx) => {
    await tx
      .insert(parkedForms)
      .values({ idHash: idHashOf(place), personId, path, sealed, createdAt: ctx.now })
      .onConflictDoUpdate({ target: parkedForms.idHash, set: { sealed, createdAt: ctx.now } })
    const surplus = await tx
      .select({ idHash: parkedForms.idHash })
      .from(parkedForms)
      .where(eq(parkedForms.personId, personId))
      .orderBy(desc(parkedForms.createdAt))
      .offset(FORMS_MAX)
    if (surplus.length)
      await tx.delete(parkedForms).where(
        inArray(
          parkedForms.idHash,
          surplus.map(({ idHash }) => idHash),
        ),
      )
  })
}

/** What this person had sent from this page; null: nothing, or it is another person's. */
export async function findParked(db: AppDb, now: Date, place: Place): Promise<Fields | null> {
  const [row] = await db
    .select({ sealed: parkedForms.sealed })
    .from(parkedForms)
    .where(
      and(
        eq(parkedForms.idHash, idHashOf(place)),
        gt(parkedForms.createdAt, new Date(now.getTime() - PARKED_HOURS * HOUR)),
      ),
    )
  const text = row ? unseal(row.sealed, place.secret, PURPOSE) : null
  return text === null ? null : (JSON.parse(text) as Fields)
}

/** Once what was parked went through, or its writer threw it away. */
export async function forgetParked(db: Writable, place: Place): Promise<void> {
  await db.delete(parkedForms).where(eq(parkedForms.idHash, idHashOf(place)))
}
