import { shareLabel, statusLabel, type Translate } from '@/components/commitments/standing-words'
import { boundWords } from '@/components/methodology/bounds'
import { isPledge } from '@/lib/commitments/model'
import type { CommitmentView } from '@/lib/commitments/queries'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import type { PaperBlock } from '@/lib/papers/model'
import { joined, textOf } from './paper-words'

interface VerdictOf {
  t: Translate
  locale: Locale
  commitment: CommitmentView
}

type VerdictBlock = Extract<PaperBlock, { is: 'verdict' }>

/** Where a commitment stands, in the sentences of its page; for a level without status, how far it was delivered. */
export async function verdictBlock({ t, locale, commitment }: VerdictOf): Promise<VerdictBlock> {
  const { standing, level, closure, deadlineMissed, search } = commitment
  const { status, late, progress, expected } = standing
  const closing = [
    closure &&
      `${t('commitment.verdict.closedOn', { kind: closure.kind, date: formatDate(locale, closure.on) })} ${textOf(closure.reason, locale)}`,
    deadlineMissed && status === 'deadline_missed' && textOf(deadlineMissed.note, locale),
    search &&
      `${t('commitment.verdict.searched', { date: formatDate(locale, search.on) })} ${textOf(search.places, locale)}`,
  ].filter((line) => typeof line === 'string')
  if (!status || !isPledge(level))
    return {
      is: 'verdict',
      status: null,
      label: t(`level.${level}`),
      text: stageWords(t, locale, commitment),
      lines: [t(`levelMeaning.${level}`), ...closing],
    }

  const incomparable = status === 'no_figure' && standing.hasFigure
  const bounds = await boundWords(locale)
  const share = (value: number) => shareLabel(locale, value)
  const pace =
    progress === null || status === 'not_yet_done'
      ? null
      : expected === null
        ? t('commitment.verdict.progressOnly', { progress: share(progress) })
        : t('commitment.verdict.progressAndTime', { progress: share(progress), time: share(expected) })
  return {
    is: 'verdict',
    status,
    label: incomparable ? t('commitment.verdict.incomparable') : statusLabel(t, status, late),
    text: incomparable ? t('commitment.verdict.incomparableMeaning') : t(`statusMeaning.${status}`, bounds),
    lines: [
      ...(pace ? [pace] : []),
      ...closing,
      joined(
        [
          standing.evidence === null
            ? t('commitment.verdict.noEvidence')
            : t('commitment.verdict.evidence', {
                grade: t(`evidence.${standing.evidence}`),
                number: standing.evidence,
              }),
          standing.contested && t('commitment.verdict.contested'),
          standing.latestFactOn
            ? t('commitment.verdict.fresh', { date: formatDate(locale, standing.latestFactOn) })
            : t('commitment.verdict.noFact'),
        ],
        ' ',
      ),
    ],
  }
}

/** How far a measure or an intention was delivered, which carries no status. */
export function stageWords(
  t: Translate,
  locale: Locale,
  { standing, deliverySteps }: CommitmentView,
): string {
  const { deliveryStage: stage } = standing
  if (!stage) return t('commitment.verdict.noStage')
  const on = deliverySteps.findLast((step) => step.stage === stage)?.reachedOn
  return on
    ? t('commitment.verdict.stageOn', { stage: t(`stage.${stage}`), date: formatDate(locale, on) })
    : t('commitment.verdict.stage', { stage: t(`stage.${stage}`) })
}
