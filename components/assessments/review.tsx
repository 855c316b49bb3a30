import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { Section } from '@/components/ui/section'
import { Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { restoredForm, type Viewer } from '@/lib/access/viewer'
import { refuseAction } from '@/lib/assessments/actions'
import { findOwnOrganisation, findRefusal } from '@/lib/assessments/queries'
import type { Locale } from '@/lib/i18n/model'
import type { LoadedSubmission } from '@/lib/submissions/load'
import { RefuseForm } from './act-forms'

/** Who speaks, for the reviewer alone, and whether anybody else may learn it. */
export async function Assessor({ organisationId }: { organisationId: number; locale: Locale }) {
  const [t, organisation] = await Promise.all([
    getTranslations('assessment.review'),
    findOwnOrganisation(appDb, organisationId),
  ])
  if (!organisation) return null
  return (
    <dl className="facts">
      <dt>{t('by')}</dt>
      <dd>
        {organisation.name}
        {organisation.isProtected && (
          <span className="mt-1 block font-[560] text-accent">{t('protected')}</span>
        )}
      </dd>
    </dl>
  )
}

interface RefusalProps {
  viewer: Viewer
  submission: LoadedSubmission
  /** This reviewer has just proposed it. */
  isProposed: boolean
  locale: Locale
}

/** Refusing needs two: what the first said, and the form of the other. */
export async function Refusal({ viewer, submission: { row, subject }, isProposed, locale }: RefusalProps) {
  const [t, refusal, restored] = await Promise.all([
    getTranslations('assessment.refuse'),
    findRefusal(appDb, row.id),
    restoredForm(viewer, `/${locale}/reviews/${row.id}#refuse`),
  ])
  const refusedBy = refusal?.refusedBy ?? null
  const may = can(viewer, 'assessment.refuse', { authorIds: subject.authorIds, refusedBy })
  return (
    <Section id="refuse" title={t('title')} lede={t('lede')}>
      <div className="max-w-[44rem]">
        {isProposed && (
          <div role="status" className="mb-5">
            <Note tone="accent">{t('proposed')}</Note>
          </div>
        )}
        {refusal && (
          <p className="mb-5">
            {t('saidBy')} <q>{refusal.reason}</q>
          </p>
        )}
        {may ? (
          <FormMessages namespaces={['assessment', 'fieldErrors', 'formErrors']}>
            <RefuseForm
              action={refuseAction.bind(null, locale, row.id)}
              proposed={refusal?.reason ?? null}
              restored={restored}
            />
          </FormMessages>
        ) : (
          refusal && <p className="text-ink-2">{t('waits')}</p>
        )}
      </div>
    </Section>
  )
}
