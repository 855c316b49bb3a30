import { getTranslations } from 'next-intl/server'
import type { ConsultationView } from '@/lib/consultations/queries'
import { isOverdue, stateOf } from '@/lib/consultations/rules'
import type { IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'

interface StandingLineProps {
  consultation: ConsultationView
  today: IsoDate
  locale: Locale
}

/** Where a consultation stands: its state, its days, what is late, and what became of the suggestions. */
export async function StandingLine({ consultation, today, locale }: StandingLineProps) {
  const t = await getTranslations('consultations')
  const { opensOn, closesOn, answerBy, version, shown, takenUp, inPart, notTakenUp, unanswered } =
    consultation
  const state = stateOf(consultation, today)
  const date = (day: IsoDate) => formatDate(locale, day)
  return (
    <div className="grid gap-1">
      <p>
        <strong className={`font-semibold ${state === 'open' ? 'text-brand' : ''}`}>
          {t(`state.${state}`)}.
        </strong>{' '}
        {t(`dates.${state}`, { opens: date(opensOn), closes: date(closesOn), by: date(answerBy) })}
        {version > 1 && ` ${t('longer')}`}
      </p>
      {isOverdue(consultation, today) && (
        <p className="text-broken">{t('overdue', { count: unanswered, by: date(answerBy) })}</p>
      )}
      <p className="meta mt-0!">
        {t('counts.shown', { count: shown })}
        {shown > 0 &&
          state !== 'open' &&
          `: ${t('counts.answered', { taken: takenUp, part: inPart, not: notTakenUp, waiting: unanswered })}`}
      </p>
    </div>
  )
}
