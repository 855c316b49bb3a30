import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { OpenDraftForm } from '@/components/submissions/open-draft-form'
import { TaskList } from '@/components/submissions/task-list'
import { ButtonLink } from '@/components/ui/button'
import { beginAgreementAction } from '@/lib/contributions/actions'
import { isAnswerable } from '@/lib/contributions/model'
import type { DeskContribution } from '@/lib/contributions/queries'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'

interface OfficeOffersProps {
  offers: readonly DeskContribution[]
  /** Whether this person may write the answer. */
  answers: (offer: DeskContribution) => boolean
  locale: Locale
}

/** What partners offer and do towards an office's commitments, what waits for its answer first. */
export async function OfficeOffers({ offers, answers, locale }: OfficeOffersProps) {
  const t = await getTranslations('contribution')
  return (
    <FormMessages namespaces={['contribution', 'formErrors']}>
      <TaskList
        tasks={offers.map((offer) => {
          const { partnerId, reference, title, what, stage, organisationName, publishedOn, open } = offer
          const words = pickText(what, locale)?.text ?? reference
          const waits = isAnswerable(stage) && what !== null
          return {
            key: String(partnerId),
            title: words,
            detail: [
              organisationName ?? t('unnamed'),
              pickText(title, locale)?.text ?? reference,
              t(`stage.${stage}`),
              formatDate(locale, publishedOn),
            ].join(' · '),
            urgent: waits && open === null,
            act: open ? (
              <ButtonLink
                href={href(locale, `/workspace/submissions/${open.id}`)}
                aria-label={t('desk.openLabel', { what: words })}
              >
                {t('desk.open')}
              </ButtonLink>
            ) : waits && answers(offer) ? (
              <OpenDraftForm
                action={beginAgreementAction.bind(null, locale, partnerId)}
                formKey=""
                wish={{}}
                kind="primary"
                button={t('office.answer')}
                buttonLabel={t('office.answerLabel', { what: words })}
              />
            ) : (
              <ButtonLink
                href={`${commitmentHref(locale, reference)}#contributions`}
                aria-label={t('office.readLabel', { what: words })}
              >
                {t('office.read')}
              </ButtonLink>
            ),
          }
        })}
      />
    </FormMessages>
  )
}
