import { differenceWords } from '@/components/commitments/difference-words'
import { saidWords } from '@/components/commitments/said-words'
import { statusLabel, type Translate } from '@/components/commitments/standing-words'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import { ORGANISATION_OFFICE } from '@/lib/assessments/model'
import { asOfChange, type Change, changeOfPublication, type Publication } from '@/lib/changes/model'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { signedBy } from '@/lib/ledger/history'
import { makerName } from '@/lib/makers/model'

/** A change where no page draws it: in a feed, in a letter. */
export interface ToldChange {
  /** Title and reference of the record; of other things what they are. */
  title: string
  /** What changed, each a whole sentence. */
  sentences: string[]
  /** Who published it; null: nobody, a status changed. */
  office: string | null
  /** Address of the record as it stood right after, with its language. */
  path: string
}

/** The same words as on the pages of changes and of a record's history. */
export function tellChange(t: Translate, locale: Locale, change: Change): ToldChange {
  const { reference, title } = change
  const name = pickText(title, locale)?.text
  const asOf = { [AS_OF_PARAMETER]: asOfChange(change) }
  const path = href(locale, reference && name ? `/commitments/${reference}` : '/changes', asOf)
  if (change.kind === 'status') {
    const { before, after } = change
    return {
      title: `${name ?? reference} (${reference})`,
      sentences: [
        t('feeds.became', {
          before: statusLabel(t, before.status, before.late),
          after: statusLabel(t, after.status, after.late),
        }),
      ],
      office: null,
      path,
    }
  }
  const sentences = publicationSentences(t, locale, change)
  return {
    title: reference && name ? `${name} (${reference})` : `${t('nav.changes')} (${change.record})`,
    sentences,
    office: officeName(t, locale, change),
    path,
  }
}

function publicationSentences(t: Translate, locale: Locale, publication: Publication): string[] {
  const { act, subject, reason } = publication
  if (act !== 'redact' && (subject === 'finding' || subject === 'thresholds' || subject === 'framework'))
    return [t(`overview.changes.${subject}`)]
  const change = changeOfPublication(publication)
  const given = reason && change.kind !== 'redaction' ? [t('history.reason', { reason })] : []
  switch (change.kind) {
    case 'seed':
      return [t('history.seed'), ...given]
    case 'first':
      return [t('history.first'), ...given]
    case 'report':
      return [
        t(change.corrected ? 'history.reportAgain' : 'history.reportFirst', { cycle: change.cycle }),
        ...given,
      ]
    case 'assessment':
    case 'reply':
    case 'refusal':
    case 'contribution':
    case 'consultation':
    case 'suggestion':
      return [saidWords(t, change)]
    case 'redaction':
      return [reason ? t('history.redaction', { reason }) : t('history.redactionNoReason')]
    case 'redacted':
      return [t('history.redacted', { seq: change.bySeq }), ...given]
    case 'not_comparable':
      return [t('history.notComparable'), ...given]
    case 'differences':
      if (change.differences.length === 0) return [t('history.nothing'), ...given]
      return [
        ...(change.comparedWith === null
          ? []
          : [t('history.comparedWith', { version: change.comparedWith })]),
        ...change.differences.flatMap((difference) => {
          const words = differenceWords(t, locale, difference)
          const { goalpost } = difference
          return goalpost ? words.map((one) => `${one} (${t(`history.goalpost.${goalpost}`)})`) : words
        }),
        ...given,
      ]
  }
}

function officeName(t: Translate, locale: Locale, { office, officeNames, content }: Publication): string {
  if (office === ORGANISATION_OFFICE) return signedBy({ content }) ?? t('history.office.organisation')
  if (office === 'seed' || office === 'vaada') return t(`history.office.${office}`)
  return t('history.office.maker', { maker: makerName({ code: office, names: officeNames ?? {} }, locale) })
}
