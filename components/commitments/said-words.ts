import type { HistoryChange } from '@/lib/ledger/history'
import type { Translate } from './standing-words'

type Said = Extract<HistoryChange, { kind: 'assessment' | 'reply' | 'refusal' }>

/** What an entry about an assessment did, as a sentence. */
export function saidWords(t: Translate, change: Said): string {
  const { cycle } = change
  if (change.kind === 'assessment') return t(`history.assessment.${change.what}`, { cycle })
  if (change.kind === 'reply') return t('history.reply', { cycle })
  return t('history.refusal', { cycle, reason: change.reason })
}
