import { getTranslations } from 'next-intl/server'
import { daysBetween, type IsoDate, lastDay, type PartialDate } from '@/lib/dates/partial'

interface DueInProps {
  dueOn: PartialDate
  asOf: IsoDate
}

/** How far away a due date is, as roughly as it matters: days up to two months, months up to two years, then years. */
export async function DueIn({ dueOn, asOf }: DueInProps) {
  const t = await getTranslations('commitments')
  const days = daysBetween(asOf, lastDay(dueOn))
  const far = Math.abs(days)
  const [months, years] = [Math.floor(far / 30.44), Math.floor(far / 365.25)]
  const words =
    far <= 60
      ? days < 0
        ? t('dueAgo', { days: far })
        : t('dueIn', { days: far })
      : months < 24
        ? days < 0
          ? t('dueAgoMonths', { months })
          : t('dueInMonths', { months })
        : days < 0
          ? t('dueAgoYears', { years })
          : t('dueInYears', { years })
  return <span className="meta">{words}</span>
}
