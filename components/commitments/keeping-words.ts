import type { CommitmentView } from '@/lib/commitments/queries'
import type { Translate } from './standing-words'

/** Who wrote a record and whether its government was heard, in the same words on the page and on paper. */
export function keepingWords(
  t: Translate,
  {
    compiledBy,
    isKeptByOffice,
    reports,
    duties,
  }: Pick<CommitmentView, 'compiledBy' | 'isKeptByOffice' | 'reports' | 'duties'>,
): string {
  if (compiledBy === 'office') return t('compiler.office')
  if (isKeptByOffice) return t('commitment.facts.compiledKept')
  if (reports.length > 0) return t('commitment.facts.compiledReported')
  return t(duties.length > 0 ? 'commitment.facts.compiledAsked' : 'compiler.vaada')
}

/** The same of all records of one maker. */
export function makerKeepingWords(
  t: Translate,
  {
    records,
    byOffice,
    cycles,
  }: {
    readonly records: number
    readonly byOffice: number
    readonly cycles: readonly {
      readonly asked: boolean
      readonly onTime: number
      readonly late: number
    }[]
  },
): string {
  const reported = cycles.some(({ onTime, late }) => onTime + late > 0)
  if (byOffice >= records) return t('compiler.office')
  if (byOffice > 0)
    return [t('compiler.part', { count: byOffice, records }), reported && t('compiler.hasReported')]
      .filter(Boolean)
      .join(' ')
  if (reported) return t('compiler.reported')
  return t(cycles.some(({ asked }) => asked) ? 'compiler.asked' : 'compiler.vaada')
}
