import { getTranslations } from 'next-intl/server'
import { appDb } from '@/db/client'
import type { IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { countPassing } from '@/lib/offices/hand-over-passing'
import { listDeputies, listDueReports, listOfficePeople, type Office } from '@/lib/offices/queries-office'

interface PassesProps {
  office: Office
  /** Whoever leads, also where their account is closed; null: nobody ever did. */
  leadId: number | null
  /** The reader writes notes of their own. */
  own: boolean
  today: IsoDate
  locale: Locale
}

/** Exactly what a hand-over passes on now. */
export async function Passes({ office, leadId, own, today, locale }: PassesProps) {
  const [t, work, reports, people, deputies] = await Promise.all([
    getTranslations(),
    countPassing(appDb, office.id, office.makerCode, leadId),
    listDueReports(appDb, office.makerCode, today),
    listOfficePeople(appDb, office.id, today),
    listDeputies(appDb, office.id),
  ])
  const granted = people.filter(({ role, grants }) => role === 'contributor' && grants > 0).length
  const standing = deputies.filter(({ endedAt, toDay }) => endedAt === null && toDay >= today)
  const lines = [
    t('handOver.passes.lead'),
    ...(['drafts', 'returned', 'submitted'] as const).flatMap((kind) =>
      work[kind] > 0 ? [t(`handOver.passes.${kind}`, { count: work[kind] })] : [],
    ),
    ...reports.map(({ cycle, count, dueOn }) =>
      t('handOver.passes.reports', { cycle, count, date: formatDate(locale, dueOn) }),
    ),
    ...(granted > 0 ? [t('handOver.passes.grants', { count: granted })] : []),
    ...standing.map(({ name, fromDay, toDay }) =>
      t('handOver.passes.deputy', {
        name: name ?? t('officePage.erased'),
        from: formatDate(locale, fromDay, 'short'),
        to: formatDate(locale, toDay, 'short'),
      }),
    ),
    t(own ? 'handOver.passes.note' : 'handOver.passes.noteOther'),
  ]
  return (
    <div className="card mb-6">
      <h2 className="text-[1.18rem]">{t('handOver.passes.title')}</h2>
      <ul className="mt-2 grid list-disc gap-1 ps-5" data-passes>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="meta mt-3">{t('handOver.warning')}</p>
    </div>
  )
}
