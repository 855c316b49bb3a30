import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { restoredForm, type Viewer } from '@/lib/access/viewer'
import { fieldErrorsOf } from '@/lib/action-result'
import { DomainError } from '@/lib/errors'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { planRedaction, type RedactionPlan, subjectOf } from '@/lib/ledger/redact'
import { proposeRedactionAction } from '@/lib/proposals/actions'
import { RecordInput } from '@/lib/proposals/input'
import { RedactionForm } from './redaction-form'
import { RedactionPlanFacts } from './redaction-plan'
import { StartRedaction } from './start-redaction'

interface NewRedactionProps {
  viewer: Viewer
  locale: Locale
  section: 'admin' | 'reviews'
  query: Readonly<Record<string, string | string[] | undefined>>
}

/** What a redaction would remove, and the form that proposes it; where nothing fits, the question again. */
export async function NewRedaction({ viewer, locale, section, query }: NewRedactionProps) {
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '')
  const typed = { record: one(query.record), versions: one(query.versions) }
  const [t, codes, restored] = await Promise.all([
    getTranslations('redaction'),
    getTranslations('fieldErrors'),
    restoredForm(viewer, `/${locale}/${section}/redactions/new`),
  ])
  const { plan, errors } = await findPlan(typed)
  const isAsked = query.record !== undefined
  if (!plan) {
    const words = (code: string | undefined) => code && codes(code as 'required')
    return (
      <section className="sec first">
        <StartRedaction
          locale={locale}
          section={section}
          {...typed}
          errors={isAsked ? { record: words(errors.record), versions: words(errors.versions) } : {}}
        />
      </section>
    )
  }
  return (
    <>
      <Section id="plan" first title={t('plan.title')}>
        <RedactionPlanFacts plan={plan} />
        <p className="mt-4">
          <a href={href(locale, `/${section}/redactions`)}>{t('new.back')}</a>
        </p>
      </Section>
      <Section id="propose" title={t('start.title')}>
        <FormMessages namespaces={['redaction', 'fieldErrors', 'formErrors']}>
          <RedactionForm
            action={proposeRedactionAction.bind(null, locale, section)}
            restored={restored}
            {...typed}
          />
        </FormMessages>
      </Section>
    </>
  )
}

async function findPlan(
  typed: object,
): Promise<{ plan: RedactionPlan | null; errors: Record<string, string> }> {
  const parsed = RecordInput.safeParse(typed)
  if (!parsed.success) return { plan: null, errors: fieldErrorsOf(parsed.error) }
  const { record, versions } = parsed.data
  try {
    return { plan: await planRedaction(appDb, { subject: subjectOf(record), record, versions }), errors: {} }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { plan: null, errors: { record: 'nothing_to_redact' } }
  }
}
