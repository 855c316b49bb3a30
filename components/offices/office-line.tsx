import { getTranslations } from 'next-intl/server'
import { appDb } from '@/db/client'
import type { Viewer } from '@/lib/access/viewer'
import type { IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import {
  findOfficeOf,
  listHandOvers,
  listOfficePeople,
  type OfficePerson,
} from '@/lib/offices/queries-office'

/** Days for which the workspace leads a new lead to the notes of their predecessor. */
const NOTE_DAYS = 30
const DAY_MS = 86_400_000

interface OfficeLineProps {
  viewer: Viewer
  makerCode: string
  today: IsoDate
  locale: Locale
}

/** Who leads the office and who acts as lead today; for a new lead, the way to what their predecessor left to know. */
export async function OfficeLine({ viewer, makerCode, today, locale }: OfficeLineProps) {
  const [t, office] = await Promise.all([getTranslations('officePage'), findOfficeOf(appDb, makerCode)])
  if (!office) return null
  const now = new Date()
  const [people, [latest]] = await Promise.all([
    listOfficePeople(appDb, office.id, today),
    listHandOvers(appDb, office.id, now),
  ])
  const hasNote =
    latest?.completedAt &&
    latest.note !== null &&
    latest.to?.id === viewer.id &&
    now.getTime() - latest.completedAt.getTime() < NOTE_DAYS * DAY_MS
  return (
    <>
      <p className="mt-3 text-ink-2">
        <Leading people={people} viewerId={viewer.id} locale={locale} />
      </p>
      {hasNote && (
        <p className="note mt-4" data-tone="plain">
          <a href={`${href(locale, '/workspace/office')}#predecessor`}>{t('note.link')}</a>
        </p>
      )}
    </>
  )
}

interface LeadingProps {
  people: readonly OfficePerson[]
  viewerId: number
  locale: Locale
}

/** "Lead: Aigul. Acting as lead until 5 December: Dana." */
export async function Leading({ people, viewerId, locale }: LeadingProps) {
  const t = await getTranslations('officePage')
  const lead = people.find(({ role }) => role === 'lead')
  const acting = people.find(({ actsUntil, role }) => actsUntil !== null && role !== 'lead')
  const until = acting?.actsUntil && formatDate(locale, acting.actsUntil)
  return (
    <>
      {!lead ? t('noLead') : lead.id === viewerId ? t('leadYou') : t('lead', { name: lead.name })}
      {acting && until && (
        <>
          {' '}
          {acting.id === viewerId
            ? t('actingYou', { date: until })
            : t('acting', { name: acting.name, date: until })}
        </>
      )}
    </>
  )
}
