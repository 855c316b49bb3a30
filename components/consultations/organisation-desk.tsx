import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { OpenDraftForm } from '@/components/submissions/open-draft-form'
import { TaskList } from '@/components/submissions/task-list'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { appDb, publicDb } from '@/db/client'
import { findOwnOrganisation } from '@/lib/assessments/queries'
import { beginSuggestionAction } from '@/lib/consultations/actions'
import { listConsultations, listOwnSuggestions } from '@/lib/consultations/queries'
import { isOpen } from '@/lib/consultations/rules'
import type { IsoDate } from '@/lib/dates/partial'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { writtenTask } from './desk-task'
import { StandingLine } from './standing-line'

interface OrganisationDeskProps {
  organisationId: number
  today: IsoDate
  locale: Locale
}

/** What is open for an organisation to take part in, and what it has suggested. */
export async function OrganisationDesk({ organisationId, today, locale }: OrganisationDeskProps) {
  const [t, organisation, all, own] = await Promise.all([
    getTranslations('consultationDesk'),
    findOwnOrganisation(appDb, organisationId),
    listConsultations(publicDb, null),
    listOwnSuggestions(appDb, organisationId),
  ])
  if (!organisation) return null
  // What closes first is the most urgent.
  const open = all.filter((one) => isOpen(one, today)).toReversed()
  const tasks = await Promise.all(own.map((one) => writtenTask(one, locale)))
  return (
    <FormMessages namespaces={['consultationDesk', 'formErrors']}>
      <section className="sec first">
        <Kicker>{organisation.name}</Kicker>
        <PageTitle>{t('organisation.title', { count: open.length })}</PageTitle>
        <p className="lede">{t('organisation.lede')}</p>
        {!organisation.mayBegin && <p className="note mt-6">{t('organisation.notVerified')}</p>}
        <ul className="mt-7 grid gap-6">
          {open.map((one) => {
            const what = pickText(one.title, locale)?.text ?? String(one.number)
            return (
              <li key={one.number} className="grid gap-2 border-line border-t pt-4">
                <p className="font-semibold">
                  <a href={href(locale, `/consultations/${one.number}`)}>{what}</a>
                </p>
                <p className="meta mt-0!">{makerName(one.maker, locale)}</p>
                <StandingLine consultation={one} today={today} locale={locale} />
                {organisation.mayBegin && (
                  <OpenDraftForm
                    action={beginSuggestionAction.bind(null, locale, one.number)}
                    formKey={crypto.randomUUID()}
                    wish={{}}
                    kind="primary"
                    button={t('organisation.suggest')}
                    buttonLabel={t('organisation.suggestLabel', { what })}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </section>
      {tasks.length > 0 && (
        <Section id="own" title={t('organisation.own')}>
          <TaskList tasks={tasks.toSorted((a, b) => Number(b.urgent) - Number(a.urgent))} />
        </Section>
      )}
    </FormMessages>
  )
}
