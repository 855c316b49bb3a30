import { getTranslations } from 'next-intl/server'
import type { NoteRow } from '@/lib/corrections/queries'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { readsLikeThreat } from '@/lib/privacy/threats'

/** What somebody wrote. Their words are text, never markup; their link is shown, not followed. */
export async function NoteFacts({ note, locale }: { note: NoteRow; locale: Locale }) {
  const t = await getTranslations()
  const erased = t('corrections.answering.erased')
  const facts: [string, string | null][] = [
    [t('corrections.form.wrong'), note.isErased ? erased : note.wrong],
    [t('corrections.form.right'), note.isErased ? erased : note.right],
    [t('corrections.form.source'), note.sourceUrl],
    [t('corrections.answering.language'), t(`language.${note.locale}`)],
    [t('corrections.answering.asked'), formatDate(locale, note.askedOn)],
    [t('corrections.answering.due'), formatDate(locale, note.dueOn)],
    [t('corrections.answering.letter'), note.wantsAnswer ? t('corrections.answering.wanted') : null],
    [t('corrections.answering.outcome'), note.outcome && t(`corrections.outcome.${note.outcome}`)],
    [t('corrections.answering.question'), note.question],
    [t('corrections.answering.answer'), note.answer],
    [t('corrections.answering.by'), note.answeredBy],
  ]
  const isThreat = readsLikeThreat(`${note.wrong}\n${note.right}`)
  return (
    <>
      {isThreat && <p className="mt-5 max-w-3xl">{t('corrections.answering.threatHint')}</p>}
      <dl className="facts mt-6 max-w-3xl">
        {facts.map(
          ([name, value]) =>
            value && (
              <div className="contents" key={name}>
                <dt>{name}</dt>
                <dd className="whitespace-pre-line break-words">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  )
}
