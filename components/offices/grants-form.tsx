'use client'

import { useTranslations } from 'next-intl'
import { FormButton } from '@/components/forms/form-button'
import { Problems, typedIn } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import { CONTRIBUTOR_RIGHTS } from '@/lib/access/model'
import type { ActionResult } from '@/lib/action-result'
import { choicesAt } from '@/lib/form-data'
import styles from './grants-form.module.css'

interface Grant {
  reference: string
  title: string
  rights: readonly string[]
}

interface GrantsFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  name: string
  grants: readonly Grant[]
}

/** Commitments × rights: a table, and on a phone a list of commitments with their four boxes. */
export function GrantsForm({ action, restored, name, grants }: GrantsFormProps) {
  const t = useTranslations('contributors')
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const typed = typedIn(state)
  const isTyped = state !== null && !state.ok && state.typed !== undefined
  const chosen = ({ reference, rights }: Grant) =>
    isTyped ? choicesAt(typed, `rights.${reference}`) : rights
  return (
    <form {...form} noValidate>
      <Problems state={state} lost={lost} labels={{}} />
      <div className="table-scroll">
        <table className={`data ${styles.table}`} data-stack>
          <caption className="sr-only">{t('caption', { name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('commitment')}</th>
              {CONTRIBUTOR_RIGHTS.map((right) => (
                <th key={right} scope="col">
                  {t(`rights.${right}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grants.map((grant) => (
              <tr key={grant.reference}>
                <th scope="row">
                  <span className="font-[560]">{grant.title}</span>
                  <span className="meta block">{grant.reference}</span>
                </th>
                {CONTRIBUTOR_RIGHTS.map((right) => (
                  <td key={right}>
                    <label className="inline-flex min-h-8 min-w-8 cursor-pointer items-center gap-2.5">
                      <input
                        type="checkbox"
                        className="size-5 accent-(--brand)"
                        name={`rights.${grant.reference}[]`}
                        value={right}
                        defaultChecked={chosen(grant).includes(right)}
                        aria-label={t('label', { right: t(`rights.${right}`), reference: grant.reference })}
                      />
                      <span className={styles.word} aria-hidden="true">
                        {t(`rights.${right}`)}
                      </span>
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="sticky bottom-0 z-10 mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t bg-paper py-3 max-sm:pe-40">
        <FormButton pending={pending}>{t('save')}</FormButton>
        <p role="status" className="font-[560] text-kept">
          {state?.ok && !pending && t('saved')}
        </p>
      </div>
    </form>
  )
}
