import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import type { Locale } from '@/lib/i18n/model'
import { draftAction } from '@/lib/submissions/actions'
import type { LoadedSubmission } from '@/lib/submissions/load'
import type { Proposal } from '@/lib/submissions/queries'
import { HandInForm } from './hand-in-form'

interface HandInProps {
  submission: LoadedSubmission
  proposal: Proposal
  locale: Locale
}

/** For somebody who may submit and not write: the button alone. */
export async function HandIn({ submission: { row }, proposal, locale }: HandInProps) {
  const t = await getTranslations('officePage')
  return (
    <div className="card max-w-3xl">
      <h2 className="text-[1.35rem]">{t('handIn')}</h2>
      <p className="mt-1 mb-4 text-ink-2">{t(proposal.after === null ? 'handInGaps' : 'handInLede')}</p>
      <FormMessages
        namespaces={[
          'officePage',
          'submission',
          'commitmentForm',
          'report',
          'language',
          'fieldErrors',
          'formErrors',
        ]}
      >
        <HandInForm kind={row.kind} action={draftAction.bind(null, locale, row.id)} revision={row.revision} />
      </FormMessages>
    </div>
  )
}
