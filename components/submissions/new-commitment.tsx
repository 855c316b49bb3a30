import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/field'
import { FormMessages } from '@/components/forms/form-messages'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import type { Locale } from '@/lib/i18n/model'
import { openDraftAction } from '@/lib/submissions/actions'
import type { MakerName } from '@/lib/submissions/queries'
import { OpenDraftForm } from './open-draft-form'

interface NewCommitmentProps {
  makers: readonly MakerName[]
  /** The maker of the person's own office; null: they choose one. */
  own: MakerName | null
  /** What was chosen before somebody had to sign in; null: nothing waits. */
  restored: ActionResult | null
  locale: Locale
}

/** Begins a commitment that is not on record yet. */
export async function NewCommitment({ makers, own, restored, locale }: NewCommitmentProps) {
  const t = await getTranslations('workspace.new')
  return (
    <div className="card">
      <h2 className="text-[1.18rem]">{t('title')}</h2>
      <p className="mt-1 mb-4 text-[0.95rem] text-ink-2">{t('lede')}</p>
      <FormMessages namespaces={['formErrors']}>
        <OpenDraftForm
          action={openDraftAction.bind(null, locale)}
          formKey={crypto.randomUUID()}
          wish={{ kind: 'commitment', ...(own && { maker: own.code }) }}
          restored={restored}
          kind="primary"
          button={t('button')}
        >
          {!own && (
            <SelectField
              name="maker"
              label={t('maker')}
              hint={t('makerHint')}
              options={makers.map(({ code, names }) => ({ value: code, label: names[locale] }))}
              empty={t('choose')}
              defaultValue={valueAt(restored?.ok === false ? (restored.typed ?? {}) : {}, 'maker')}
              required
            />
          )}
        </OpenDraftForm>
      </FormMessages>
    </div>
  )
}

/** What becomes of what is written here. */
export async function HowItWorks() {
  const t = await getTranslations('workspace.way')
  return (
    <div className="px-1 text-[0.95rem] text-ink-2">
      <h2 className="mb-2 font-sans font-semibold text-[0.95rem] text-ink">{t('title')}</h2>
      <ol className="grid list-decimal gap-1.5 ps-5">
        {(['draft', 'submit', 'review', 'publish'] as const).map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
    </div>
  )
}

interface ChooseMakerProps {
  makers: readonly MakerName[]
  chosen: MakerName | null
  locale: Locale
}

/** A plain form that shows another maker's records: the choice stands in the address. */
export async function ChooseMaker({ makers, chosen, locale }: ChooseMakerProps) {
  const t = await getTranslations('workspace.commitments')
  return (
    <form method="get" action="#commitments" className="mb-6 flex flex-wrap items-end gap-3">
      <div>
        <label htmlFor="choose-maker" className="mb-1 block font-[560]">
          {t('chooseMaker')}
        </label>
        <select id="choose-maker" name="maker" className="input" defaultValue={chosen?.code}>
          {makers.map(({ code, names }) => (
            <option key={code} value={code}>
              {names[locale]}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit">{t('show')}</Button>
    </form>
  )
}
