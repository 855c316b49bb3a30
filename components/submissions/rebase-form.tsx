'use client'

import { useTranslations } from 'next-intl'
import { FormButton } from '@/components/forms/form-button'
import { Problems } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import type { Fields } from '@/lib/form-data'
import type { Clash } from '@/lib/submissions/merge'
import type { SubmissionKind } from '@/lib/submissions/model'
import { useClashWords } from './clash-words'
import type { NamedFigure } from './field-labels'

interface RebaseFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  kind: SubmissionKind
  revision: number
  clashes: readonly Clash[]
  values: Fields
  figures?: readonly NamedFigure[]
}

/** Another version was published since the draft was begun: of each clash its author says whose words stand. */
export function RebaseForm({ action, kind, revision, clashes, values, figures }: RebaseFormProps) {
  const t = useTranslations('drafts.rebase')
  const clash = useTranslations('drafts.clash')
  const { nameOf, answerOf } = useClashWords(kind, values, figures)
  const { state, pending, lost, ...form } = useServerForm(action)
  return (
    <form {...form} className="note" id="rebase">
      <Problems state={state} lost={lost} labels={{}} />
      <input type="hidden" name="revision" value={revision} />
      <h2 className="text-[1.25rem]">{t('title')}</h2>
      <p className="mt-1 mb-4">{t('lede', { count: clashes.length })}</p>
      {clashes.map(({ path, mine, theirs }) => (
        <fieldset key={path} className="mb-5">
          <legend className="font-[560]">{nameOf(path)}</legend>
          {(['mine', 'theirs'] as const).map((whose) => (
            <div className="choice" key={whose}>
              <input
                type="radio"
                id={`rebase-${path}-${whose}`}
                name={path}
                value={whose}
                defaultChecked={whose === 'mine'}
              />
              <label htmlFor={`rebase-${path}-${whose}`}>
                <span className="meta block">{whose === 'mine' ? clash('mine') : t('published')}</span>
                <span className="whitespace-pre-line">
                  {answerOf(path, whose === 'mine' ? mine : theirs)}
                </span>
              </label>
            </div>
          ))}
        </fieldset>
      ))}
      <FormButton pending={pending}>{t('button')}</FormButton>
    </form>
  )
}
