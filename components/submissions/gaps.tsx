'use client'

import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/forms/field'
import type { SubmissionKind } from '@/lib/submissions/model'
import { stepOfField } from '@/lib/submissions/steps'
import type { DraftProblem } from './field-labels'

/** What is still missing before a draft can be handed in, each a link to its field; or that nothing is. */
export function Gaps({ problems, kind }: { problems: readonly DraftProblem[]; kind: SubmissionKind }) {
  const t = useTranslations('drafts.gaps')
  return (
    <div className="note mt-6" data-tone={problems.length ? undefined : 'plain'} role="status" data-gaps>
      <h3 className="text-[1.15rem]">{t('title', { count: problems.length })}</h3>
      {problems.length > 0 && (
        <ul className="mt-2 grid gap-1">
          {problems.map(({ name, message }) => (
            <li key={`${name} ${message}`}>
              <a href={`?step=${stepOfField(kind, name)}#${fieldId(name)}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
