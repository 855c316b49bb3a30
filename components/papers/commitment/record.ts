import { keepingWords } from '@/components/commitments/keeping-words'
import { firstDueWords, makerName } from '@/components/commitments/standing-words'
import { formatDate } from '@/lib/format/date'
import { dueDateMoved } from '@/lib/standing/goalposts'
import { joined, textOf } from '../paper-words'
import type { Written } from './written'

/** Who promised what to whom, when and by when; what is not stated and matters is said to be. */
export function recordRows({ t, locale, commitment }: Written): [string, string][] {
  const notStated = t('format.notStated')
  const made = commitment.madeOn ? formatDate(locale, commitment.madeOn) : notStated
  const jointly =
    commitment.members.length > 0 &&
    t('commitment.facts.jointly', {
      makers: commitment.members.map((maker) => makerName(maker, locale)).join(', '),
    })
  const rows: [string, string | null][] = [
    [t('commitment.facts.made'), joined([made, jointly], '. ')],
    [t('commitment.facts.starts'), commitment.startsOn && formatDate(locale, commitment.startsOn)],
    [
      t('commitment.facts.due'),
      joined(
        [
          commitment.dueOn ? formatDate(locale, commitment.dueOn) : t('format.noDeadline'),
          dueDateMoved(commitment.firstTerms.dueOn, commitment.dueOn) && firstDueWords(t, locale, commitment),
        ],
        '. ',
      ),
    ],
    [t('commitment.facts.led'), textOf(commitment.leadInstitution, locale) || notStated],
    [t('commitment.facts.partners'), commitment.partners.map((one) => textOf(one, locale)).join(', ')],
    [t('commitment.facts.where'), textOf(commitment.geography, locale)],
    [t('commitment.facts.groups'), textOf(commitment.groups, locale)],
    [t('commitment.facts.type'), commitment.types.map((type) => t(`type.${type}`)).join(', ') || notStated],
    [
      t('commitment.facts.actions'),
      commitment.actions.map(({ number, name }) => `${number}. ${textOf(name, locale)}`).join('\n') ||
        t('commitment.facts.noAction'),
    ],
    [t('commitment.facts.framework'), textOf(commitment.framework.name, locale)],
    [
      t('commitment.facts.level'),
      joined(
        [t(`level.${commitment.level}`), commitment.levelBasis && t(`levelBasis.${commitment.levelBasis}`)],
        '. ',
      ),
    ],
    [t('commitment.facts.certainty'), t(`certainty.${commitment.certainty}`)],
    [t('commitment.facts.compiled'), keepingWords(t, commitment)],
  ]
  return rows.filter((row): row is [string, string] => row[1] !== null && row[1] !== '')
}
