import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { civilDate, type IsoDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import type { DeputyView, HandOverView, Named } from '@/lib/offices/queries-office'

interface OfficeHistoryProps {
  handOvers: readonly HandOverView[]
  deputies: readonly DeputyView[]
  today: IsoDate
  locale: Locale
}

/** What stays with the office: who led it, and who stood in. */
export async function OfficeHistory({ handOvers, deputies, today, locale }: OfficeHistoryProps) {
  const t = await getTranslations('officePage')
  const dayOf = (at: Date) => civilDate(at, env().VAADA_TIME_ZONE)
  const nameOf = (person: Named | null) => person?.name ?? t('erased')
  const lines = [
    ...handOvers
      .filter(({ state }) => state !== 'open')
      .map(({ id, state, from, to, createdAt, completedAt }) => ({
        key: `hand-over ${id}`,
        day: dayOf(completedAt ?? createdAt),
        words:
          state === 'completed'
            ? from
              ? t('history.handedOver', { from: nameOf(from), to: nameOf(to) })
              : t('history.tookOver', { to: nameOf(to) })
            : t(state === 'lapsed' ? 'history.lapsed' : 'history.withdrawn'),
      })),
    ...deputies
      .filter(({ endedAt, toDay }) => endedAt !== null || toDay < today)
      .map((deputy) => {
        const words = t('history.acted', {
          name: nameOf(deputy),
          from: formatDate(locale, deputy.fromDay, 'short'),
          to: formatDate(locale, deputy.toDay, 'short'),
        })
        const ended =
          deputy.endedAt &&
          t('history.endedEarly', { date: formatDate(locale, dayOf(deputy.endedAt), 'short') })
        return {
          key: `deputy ${deputy.deputyId}`,
          day: deputy.fromDay,
          words: ended ? `${words} (${ended})` : words,
        }
      }),
  ].toSorted((a, b) => (a.day < b.day ? 1 : -1))
  return (
    <Section id="history" title={t('history.title')}>
      {lines.length === 0 ? (
        <p className="text-ink-2">{t('history.none')}</p>
      ) : (
        <ol className="grid max-w-[44rem] gap-2.5">
          {lines.map(({ key, day, words }) => (
            <li key={key} className="grid gap-x-5 border-line border-b pb-2.5 sm:grid-cols-[9rem_1fr]">
              <time className="meta" dateTime={day}>
                {formatDate(locale, day, 'short')}
              </time>
              <span>{words}</span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
