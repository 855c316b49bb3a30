import { channelWords } from '@/components/commitments/channel-words'
import { progressSides, verdictRows } from '@/components/commitments/verdict-rows'
import { verdictWords } from '@/components/commitments/verdict-words'
import { formatDate } from '@/lib/format/date'
import type { PaperBlock } from '@/lib/papers/model'
import { joined, textOf } from '../paper-words'
import type { Written } from './written'

/** Where it stands, in the sentences of its page, with the date for which its target is foreseen at the present pace. */
export async function verdictBlock(written: Written): Promise<PaperBlock> {
  const { t, locale, commitment } = written
  const { standing, closure, deadlineMissed, search } = commitment
  const { label, text, more } = await verdictWords(written)
  const closing = [
    closure &&
      joined(
        [
          t('commitment.verdict.closedOn', { kind: closure.kind, date: formatDate(locale, closure.on) }),
          textOf(closure.reason, locale),
        ],
        ' ',
      ),
    deadlineMissed && standing.status === 'deadline_missed' && textOf(deadlineMissed.note, locale),
    search &&
      joined(
        [
          t('commitment.verdict.searched', { date: formatDate(locale, search.on) }),
          textOf(search.places, locale),
        ],
        ' ',
      ),
  ].filter((line) => typeof line === 'string')
  return { is: 'verdict', status: standing.status, label, text, lines: [more, ...closing] }
}

/** How well it is known: evidence, age of the facts and reports, each by itself. */
export async function knownBlocks(written: Written): Promise<PaperBlock[]> {
  const channels = await channelWords(written)
  return [
    { is: 'subheading', text: written.t('channels.label') },
    {
      is: 'channels',
      items: channels.map(({ name, grade, text, detail, contested }) => ({
        name,
        grade,
        text,
        lines: [detail, contested && `${contested.label}. ${contested.meaning}`].filter(
          (line) => typeof line === 'string',
        ),
      })),
    },
  ]
}

/** Verdicts side by side, with the steps between them, and what each side says of the progress. */
export function verdictRowBlocks(written: Written): PaperBlock[] {
  const rows = verdictRows(written)
  if (!rows) return []
  const sides = progressSides(written)
  return [
    { is: 'subheading', text: written.t('verdicts.title') },
    {
      is: 'verdicts',
      rows: rows.map(({ who, note, verdict, text, steps }) => ({
        who: joined([who, note], '\n'),
        verdict,
        text: joined([text, steps], '. '),
      })),
    },
    { is: 'small', text: written.t('verdicts.scale') },
    ...(sides
      ? [
          {
            is: 'facts',
            rows: sides.map(({ name, share, text }) => [name, joined([share, text], ', ')] as const),
          } satisfies PaperBlock,
        ]
      : []),
  ]
}
