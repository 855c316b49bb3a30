import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { consultationSuggestions, suggestionNotes } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { groupBy } from '@/lib/group-by'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import { lockPublishing, raisePublishedVersion } from '@/lib/ledger/mutations'
import type { Publication } from '@/lib/reviews/publish'
import { secretHash } from '@/lib/secrets'
import type { CheckInput, NoteInput } from './input'
import { findStanding, findSuggestion } from './load'
import type { SuggestionKind } from './model'
import { nextSuggestion, writeSuggestion } from './publish'
import { isOpen, WAITING_MAX } from './rules'
import { textKey } from './text-key'

/** What came by the open form stands in the ledger under this word. */
const PUBLIC_OFFICE = 'public'
/** Class of advisory locks: one consultation at a time. */
const NOTE_LOCKS = 7_365

/**
 * Somebody without an account suggests something. `formKey`: of the form it was written in; sent twice, it is one note. What was
 * checked before, word for word, is counted at once; anything else waits for a reviewer. Nothing says who sent it.
 * @throws DomainError not_found | invalid: it isn't open | throttled: too much waits there
 */
export async function sendNote(
  ctx: Context,
  { consultation, kind, words }: NoteInput,
  { formKey, locale }: { formKey: string; locale: Locale },
): Promise<void> {
  const formHash = secretHash([formKey, kind, words].join('\0'))
  await audited(ctx, 'suggestion.send', `consultation ${consultation}`, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${NOTE_LOCKS}, ${consultation}::int)`)
    const standing = await findStanding(tx, consultation)
    if (!standing?.content) throw new DomainError('not_found', `consultation ${consultation}`)
    const today = civilDate(ctx.now, ctx.timeZone)
    if (!isOpen(standing.content, today))
      throw new DomainError('invalid', `consultation ${consultation} isn't open`, {
        words: 'consultation_closed',
      })
    const [known] = await tx
      .select({ id: suggestionNotes.id })
      .from(suggestionNotes)
      .where(eq(suggestionNotes.formHash, formHash))
    if (known) return
    const key = textKey(kind, words)
    const checked = await numberOf(tx, consultation, key)
    if (checked === null && (await countWaiting(tx, consultation)) >= WAITING_MAX)
      throw new DomainError('throttled', `too much waits in consultation ${consultation}`)
    await tx.insert(suggestionNotes).values({
      consultation,
      kind,
      words,
      locale,
      textKey: key,
      formHash,
      sentOn: today,
      number: checked,
      checkedAt: checked === null ? null : ctx.now,
    })
    // Pages that are kept show it with the next publication, or tomorrow: a flood must not empty the caches.
    if (checked !== null) await raiseCount(tx, consultation, checked, 1)
  })
}

/** Under which number the same text was shown or refused before; null: it was not checked yet. */
async function numberOf(tx: Tx, consultation: number, key: string): Promise<number | null> {
  const [note] = await tx
    .select({ number: suggestionNotes.number })
    .from(suggestionNotes)
    .where(
      and(
        eq(suggestionNotes.consultation, consultation),
        eq(suggestionNotes.textKey, key),
        sql`${suggestionNotes.number} is not null`,
      ),
    )
    .limit(1)
  return note?.number ?? (await findSuggestion(tx, consultation, { textKey: key }))?.row.number ?? null
}

async function countWaiting(tx: Tx, consultation: number): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(distinct ${suggestionNotes.textKey})::int` })
    .from(suggestionNotes)
    .where(and(eq(suggestionNotes.consultation, consultation), isNull(suggestionNotes.number)))
  return row?.n ?? 0
}

const raiseCount = (tx: Tx, consultation: number, number: number, by: number) =>
  tx
    .update(consultationSuggestions)
    .set({ people: sql`${consultationSuggestions.people} + ${by}` })
    .where(
      and(
        eq(consultationSuggestions.consultation, consultation),
        eq(consultationSuggestions.number, number),
        isNull(consultationSuggestions.toSeq),
      ),
    )

/**
 * A reviewer shows what came by the open form, each text once with how often it came, or refuses it: all that is refused together is
 * one entry with the reason and the count, and without a word of what was sent.
 * @throws DomainError forbidden | not_found | invalid | already_done: somebody else has checked it
 */
export async function checkNotes(
  ctx: Context,
  consultation: number,
  { intent, texts, reason }: CheckInput,
  locale: Locale,
): Promise<void> {
  await audited(ctx, 'consultation.check', `consultation ${consultation}`, async (tx) => {
    if (!can(ctx.actor, 'consultation.check')) throw new DomainError('forbidden', `check ${consultation}`)
    if (intent === 'refuse' && reason === '')
      throw new DomainError('invalid', `check ${consultation}`, { reason: 'required' })
    await lockPublishing(tx)
    await tx.execute(sql`select pg_advisory_xact_lock(${NOTE_LOCKS}, ${consultation}::int)`)
    const standing = await findStanding(tx, consultation)
    if (!standing?.content) throw new DomainError('not_found', `consultation ${consultation}`)
    const waiting = await tx
      .select()
      .from(suggestionNotes)
      .where(
        and(
          eq(suggestionNotes.consultation, consultation),
          inArray(suggestionNotes.textKey, texts),
          isNull(suggestionNotes.number),
        ),
      )
      .orderBy(suggestionNotes.id)
    const groups = groupBy(waiting, ({ textKey: key }) => key)
    const [first] = waiting
    if (!first) throw new DomainError('already_done', `check ${consultation}`)
    const publication: Publication = {
      act: 'publish',
      office: PUBLIC_OFFICE,
      reason: null,
      at: ctx.now,
      today: civilDate(ctx.now, ctx.timeZone),
    }
    if (intent === 'refuse')
      await become(
        tx,
        ctx,
        waiting,
        await refuse(tx, consultation, first.kind, waiting.length, reason, locale, publication),
      )
    else
      for (const [key, notes] of groups)
        await become(tx, ctx, notes, await show(tx, consultation, key, notes, publication))
    await raisePublishedVersion(tx, ctx.now)
  })
}

type Note = typeof suggestionNotes.$inferSelect

const become = (tx: Tx, ctx: Context, notes: readonly Note[], number: number) =>
  tx
    .update(suggestionNotes)
    .set({ number, checkedAt: ctx.now, checkedBy: ctx.actor?.id ?? null })
    .where(
      inArray(
        suggestionNotes.id,
        notes.map(({ id }) => id),
      ),
    )

/** Shows one text with how often it came; beside what organisations sent in the same words. Returns its number. */
async function show(
  tx: Tx,
  consultation: number,
  key: string,
  notes: readonly Note[],
  publication: Publication,
): Promise<number> {
  const [first] = notes
  if (!first) throw new Error('nothing to show')
  const same = await findSuggestion(tx, consultation, { textKey: key })
  if (same) {
    await raiseCount(tx, consultation, same.row.number, notes.length)
    return same.row.number
  }
  const number = await nextSuggestion(tx, consultation)
  const words: LocalizedText | null =
    first.words === '' ? null : { [first.locale]: { text: first.words, state: 'original' } }
  await writeSuggestion(
    tx,
    null,
    { consultation, number, kind: first.kind, words, ...NOBODY, refusal: null },
    key,
    publication,
    notes.length,
  )
  return number
}

async function refuse(
  tx: Tx,
  consultation: number,
  kind: SuggestionKind,
  people: number,
  reason: string,
  locale: Locale,
  publication: Publication,
): Promise<number> {
  const number = await nextSuggestion(tx, consultation)
  const refusal: LocalizedText = { [locale]: { text: reason, state: 'original' } }
  await writeSuggestion(
    tx,
    null,
    { consultation, number, kind, words: null, ...NOBODY, refusal },
    null,
    publication,
    people,
  )
  return number
}

/** What came by the open form names nobody. */
const NOBODY = { organisations: [], unnamed: 0, answer: null }
