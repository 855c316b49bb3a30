import { differenceWords } from '@/components/commitments/difference-words'
import { saidWords } from '@/components/commitments/said-words'
import type { Translate } from '@/components/commitments/standing-words'
import { ORGANISATION_OFFICE } from '@/lib/assessments/model'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { signedBy, tellHistory } from '@/lib/ledger/history'
import type { HistoryEntry } from '@/lib/ledger/queries'
import type { PaperBlock, PaperEntry } from '@/lib/papers/model'
import { joined } from '../paper-words'
import type { Written } from './written'

/** Every ledger entry, with what it changed and its fingerprint. */
export function historyBlocks({ t, locale }: Written, history: readonly HistoryEntry[]): PaperBlock[] {
  const zone = env().VAADA_TIME_ZONE
  return [
    { is: 'heading', text: t('history.title'), lede: t('history.lede') },
    {
      is: 'entries',
      items: tellHistory(history).map(({ entry, change }): PaperEntry => {
        const { office, officeNames } = entry
        const by =
          office === 'seed' || office === 'vaada'
            ? t(`history.office.${office}`)
            : office === ORGANISATION_OFFICE
              ? (signedBy(entry) ?? t('history.office.organisation'))
              : t('history.office.maker', { maker: officeNames?.[locale] ?? officeNames?.en ?? office })
        return {
          mark: formatDate(locale, civilDate(new Date(entry.at), zone), 'short'),
          text: changeWords(t, locale, entry, change).join(' '),
          lines: [
            joined([
              t('papers.entry', { seq: String(entry.seq), version: entry.version }),
              by,
              entry.reason && change.kind !== 'redaction' && t('history.reason', { reason: entry.reason }),
            ]),
            `${t('history.fingerprint')}: ${entry.hash}`,
          ],
        }
      }),
    },
  ]
}

type Change = ReturnType<typeof tellHistory<HistoryEntry>>[number]['change']

function changeWords(t: Translate, locale: Locale, entry: HistoryEntry, change: Change): string[] {
  switch (change.kind) {
    case 'seed':
      return [t('history.seed')]
    case 'first':
      return [t('history.first')]
    case 'report':
      return [t(change.corrected ? 'history.reportAgain' : 'history.reportFirst', { cycle: change.cycle })]
    case 'assessment':
    case 'reply':
    case 'refusal':
    case 'contribution':
    case 'consultation':
    case 'suggestion':
      return [saidWords(t, change)]
    case 'redaction':
      return [
        entry.reason ? t('history.redaction', { reason: entry.reason }) : t('history.redactionNoReason'),
      ]
    case 'redacted':
      return [t('history.redacted', { seq: change.bySeq })]
    case 'not_comparable':
      return [t('history.notComparable')]
    case 'differences':
      return change.differences.length === 0
        ? [t('history.nothing')]
        : change.differences.flatMap((difference) => [
            ...differenceWords(t, locale, difference),
            ...(difference.goalpost ? [`(${t(`history.goalpost.${difference.goalpost}`)})`] : []),
          ])
  }
}
