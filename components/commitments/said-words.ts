import type { HistoryChange } from '@/lib/ledger/history'
import type { Translate } from './standing-words'

type Said = Extract<
  HistoryChange,
  { kind: 'assessment' | 'reply' | 'refusal' | 'contribution' | 'consultation' | 'suggestion' }
>

/** What an entry about an assessment, a contribution or a consultation did, as a sentence. */
export function saidWords(t: Translate, change: Said): string {
  if (change.kind === 'contribution') return contributionWords(t, change)
  if (change.kind === 'consultation')
    return t(change.longer ? 'history.consultation.longer' : 'history.consultation.opened')
  if (change.kind === 'suggestion')
    return t(change.answered ? 'history.suggestion.answered' : 'history.suggestion.sent')
  const { cycle } = change
  if (change.kind === 'assessment') return t(`history.assessment.${change.what}`, { cycle })
  if (change.kind === 'reply') return t('history.reply', { cycle })
  return t('history.refusal', { cycle, reason: change.reason })
}

function contributionWords(t: Translate, { stage, again }: Extract<Said, { kind: 'contribution' }>): string {
  if (stage === null) return t('history.contribution.unknown')
  return t(again ? 'history.contribution.again' : `history.contribution.${stage}`)
}
