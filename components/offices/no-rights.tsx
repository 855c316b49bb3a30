import { getTranslations } from 'next-intl/server'
import { appDb } from '@/db/client'
import type { IsoDate } from '@/lib/dates/partial'
import { findOfficeOf, listOfficePeople } from '@/lib/offices/queries-office'

/** For a contributor who was given nothing yet: whom to ask. */
export async function NoRights({ makerCode, today }: { makerCode: string | null; today: IsoDate }) {
  const t = await getTranslations('officePage.noRights')
  const office = makerCode === null ? null : await findOfficeOf(appDb, makerCode)
  const people = office ? await listOfficePeople(appDb, office.id, today) : []
  const lead =
    people.find(({ actsUntil }) => actsUntil !== null) ?? people.find(({ role }) => role === 'lead')
  return (
    <div className="note" data-tone="plain">
      <h2 className="text-[1.18rem]">{t('title')}</h2>
      <p className="mt-1">{lead ? t('lede', { name: lead.name }) : t('ledeNobody')}</p>
    </div>
  )
}
