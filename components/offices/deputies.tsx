import { getTranslations } from 'next-intl/server'
import { ActForm } from '@/components/forms/act-form'
import { FormMessages } from '@/components/forms/form-messages'
import { Section } from '@/components/ui/section'
import { Pill } from '@/components/ui/text'
import type { ActionResult } from '@/lib/action-result'
import type { IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { endDeputyAction, nameDeputyAction } from '@/lib/offices/actions'
import type { DeputyView, OfficePerson } from '@/lib/offices/queries-office'
import { DeputyForm } from './deputy-form'

interface DeputiesProps {
  office: number
  people: readonly OfficePerson[]
  deputies: readonly DeputyView[]
  /** The reader names them. */
  manages: boolean
  restored: ActionResult | null
  today: IsoDate
  locale: Locale
}

/** Who acts, or is to act, as lead; and the form to name somebody. */
export async function Deputies({
  office,
  people,
  deputies,
  manages,
  restored,
  today,
  locale,
}: DeputiesProps) {
  const t = await getTranslations()
  const standing = deputies.filter(({ endedAt, toDay }) => endedAt === null && toDay >= today)
  const able = people.filter(({ role }) => role !== 'lead')
  if (!manages && standing.length === 0) return null
  return (
    <Section id="deputies" title={t('deputies.title', { count: standing.length })} lede={t('deputies.lede')}>
      <FormMessages namespaces={['deputies', 'fieldErrors', 'formErrors']}>
        <ul className="mb-7 grid max-w-[44rem] gap-3 empty:hidden">
          {standing.toReversed().map((deputy) => {
            const name = deputy.name ?? t('officePage.erased')
            const days = {
              from: formatDate(locale, deputy.fromDay),
              to: formatDate(locale, deputy.toDay),
            }
            return (
              <li
                key={deputy.deputyId}
                className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 border-line border-b pb-3"
              >
                <span>
                  <span className="font-[560]">{name}</span>{' '}
                  {deputy.fromDay <= today && <Pill>{t('deputies.now')}</Pill>}
                  <span className="meta block">{t('deputies.days', days)}</span>
                </span>
                {manages && (
                  <ActForm
                    action={endDeputyAction.bind(null, locale, deputy.deputyId)}
                    button={t('deputies.end')}
                    buttonLabel={t('deputies.endLabel', { name, ...days })}
                  />
                )}
              </li>
            )
          })}
        </ul>
        {manages &&
          (able.length > 0 ? (
            <>
              <h3 className="mb-4">{t('deputies.form')}</h3>
              <DeputyForm
                action={nameDeputyAction.bind(null, locale, office)}
                restored={restored}
                people={able.map(({ id, name, role }) => ({
                  value: String(id),
                  label: `${name}, ${t(`officePage.role.${role}`)}`,
                }))}
                today={today}
              />
            </>
          ) : (
            <p className="text-ink-2">{t('deputies.nobody')}</p>
          ))}
      </FormMessages>
    </Section>
  )
}
