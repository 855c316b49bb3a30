import type { getTranslations } from 'next-intl/server'

type Translate = Awaited<ReturnType<typeof getTranslations<'audit'>>>

/** An act in words; one of an older program as it is. */
export function actWords(t: Translate, act: string): string {
  const key = `act.${act.replaceAll('.', '_')}` as 'act.session_open'
  return t.has(key) ? t(key) : act
}

/** Done, or refused and why. */
export function outcomeWords(t: Translate, allowed: boolean, refusal: string | null): string {
  if (allowed) return t('outcome.allowed')
  if (refusal === null) return t('outcome.refused')
  const key = `refusal.${refusal}` as 'refusal.forbidden'
  return t('outcome.refusedBecause', { why: t.has(key) ? t(key) : refusal })
}
