import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { OpenDraftForm } from '@/components/submissions/open-draft-form'
import { type Task, TaskList } from '@/components/submissions/task-list'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { restoredForm, type Viewer } from '@/lib/access/viewer'
import { findOwnOrganisation } from '@/lib/assessments/queries'
import { REFERENCE_PATTERN } from '@/lib/commitments/model'
import { beginOfferAction, beginStepAction } from '@/lib/contributions/actions'
import { partnerSteps } from '@/lib/contributions/model'
import {
  type DeskContribution,
  listOpenOffers,
  listOwnContributions,
  type OpenOffer,
} from '@/lib/contributions/queries'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { OfferForm } from './offer-form'

interface PartnerDeskProps {
  viewer: Viewer
  organisationId: number
  /** The commitment that somebody came from, as the address says it. */
  wanted: string
  locale: Locale
}

/** What an organisation offers and does: what it writes, how far each contribution is, and the next step. */
export async function PartnerDesk({ viewer, organisationId, wanted, locale }: PartnerDeskProps) {
  const [t, organisation, own, offers, restored] = await Promise.all([
    getTranslations('contribution'),
    findOwnOrganisation(appDb, organisationId),
    listOwnContributions(appDb, organisationId),
    listOpenOffers(appDb, organisationId),
    restoredForm(viewer, `/${locale}/workspace/contributions#begin`),
  ])
  if (!organisation) return null
  const tasks = [
    ...(await Promise.all(offers.map((offer) => offerTask(offer, locale)))),
    ...(await Promise.all(own.flatMap((one) => (one.open ? [openTask(one, one.open, locale)] : [])))),
  ].toSorted((a, b) => Number(b.urgent) - Number(a.urgent))
  const reference = wanted.trim().toUpperCase()
  return (
    <FormMessages namespaces={['contribution', 'fieldErrors', 'formErrors']}>
      <section className="sec first">
        <Kicker>{organisation.name}</Kicker>
        <PageTitle>{t('desk.title', { count: own.length })}</PageTitle>
        <p className="lede">{t(organisation.isProtected ? 'signedUnnamed' : 'desk.lede')}</p>
        <div className="two mt-7">
          <div>
            {tasks.length > 0 ? (
              <TaskList tasks={tasks} />
            ) : (
              <p className="text-ink-2">{t('desk.nothing')}</p>
            )}
          </div>
          <section id="begin" aria-labelledby="begin-title" className="card">
            <h2 id="begin-title" className="mb-3 text-[1.25rem]">
              {t('begin.title')}
            </h2>
            {organisation.mayBegin ? (
              <OfferForm
                action={beginOfferAction.bind(null, locale)}
                reference={REFERENCE_PATTERN.test(reference) ? reference : ''}
                formKey={crypto.randomUUID()}
                restored={restored}
              />
            ) : (
              <p>{t('begin.notVerified')}</p>
            )}
            <p className="mt-4 text-[0.95rem]">
              <a href={href(locale, '/partners')}>{t('begin.find')}</a>
            </p>
          </section>
        </div>
      </section>
      {own.length > 0 && (
        <Section id="own" title={t('desk.own')} lede={t('lede')}>
          <ul className="grid gap-5">
            {own.map((one) => (
              <Own key={one.partnerId} own={one} locale={locale} />
            ))}
          </ul>
        </Section>
      )}
    </FormMessages>
  )
}

/** A contribution with the buttons of its next steps. */
async function Own({ own, locale }: { own: DeskContribution; locale: Locale }) {
  const t = await getTranslations('contribution')
  const { partnerId, reference, title, what, stage, hasOffice, publishedOn, open } = own
  const words = pickText(what, locale)?.text ?? reference
  return (
    <li className="grid gap-2 border-line border-b pb-5">
      <p className="font-semibold">{words}</p>
      <p className="mt-0!">
        <a href={`${commitmentHref(locale, reference)}#contributions`}>
          {pickText(title, locale)?.text ?? reference}
        </a>
      </p>
      <p className="meta mt-0!">
        {t(`stage.${stage}`)} · {t('since', { date: formatDate(locale, publishedOn) })}
      </p>
      {open === null && what !== null && (
        <div className="flex flex-wrap gap-3">
          {partnerSteps(stage, hasOffice).map((step) => (
            <OpenDraftForm
              key={step}
              action={beginStepAction.bind(null, locale, partnerId)}
              formKey=""
              wish={{ stage: step }}
              button={t(step === stage ? 'next.again' : `next.${step}`)}
              buttonLabel={t('next.label', {
                act: t(step === stage ? 'next.again' : `next.${step}`),
                what: words,
              })}
            />
          ))}
        </div>
      )}
    </li>
  )
}

const openTask = (
  { partnerId, reference, what }: DeskContribution,
  open: NonNullable<DeskContribution['open']>,
  locale: Locale,
) =>
  taskOf(
    `step ${partnerId}`,
    { ...open, what: pickText(what, locale)?.text ?? reference, comment: null },
    locale,
  )

const offerTask = ({ id, state, what, title, reference, comment }: OpenOffer, locale: Locale) =>
  taskOf(
    `offer ${id}`,
    { id, state, what: what.trim() || (pickText(title, locale)?.text ?? reference), comment },
    locale,
  )

async function taskOf(
  key: string,
  { id, state, what, comment }: Pick<OpenOffer, 'id' | 'state' | 'what' | 'comment'>,
  locale: Locale,
): Promise<Task> {
  const t = await getTranslations('contribution.desk')
  const urgent = state === 'returned'
  const detail =
    urgent && comment
      ? t('returnedWith', { comment })
      : t(urgent ? 'returned' : state === 'submitted' ? 'submitted' : 'draft')
  return {
    key,
    title: what,
    detail,
    urgent,
    act: (
      <ButtonLink
        kind={urgent ? 'primary' : 'plain'}
        href={href(locale, `/workspace/submissions/${id}`)}
        aria-label={t('openLabel', { what })}
      >
        {t('open')}
      </ButtonLink>
    ),
  }
}
