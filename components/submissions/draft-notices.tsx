import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FormMessages } from '@/components/forms/form-messages'
import { env } from '@/lib/env'
import type { Fields } from '@/lib/form-data'
import { instantParts } from '@/lib/format/instant'
import { type Locale, pickText } from '@/lib/i18n/model'
import { rebaseAction } from '@/lib/submissions/actions'
import type { LoadedSubmission } from '@/lib/submissions/load'
import type { ReportIndicator, SubmissionEvent } from '@/lib/submissions/queries'
import type { Rebase } from '@/lib/submissions/rebase'
import { COMMITMENT_WORDS, REPORT_WORDS } from './draft-words'
import { RebaseForm } from './rebase-form'

interface DraftNoticesProps {
  submission: LoadedSubmission
  /** What was published since the draft was begun; null: nothing. */
  rebase: Rebase | null
  /** It was just brought up to date. */
  isRebased: boolean
  indicators: readonly ReportIndicator[]
  events: readonly SubmissionEvent[]
  /** What was said of single fields. */
  comments: ReactNode
  locale: Locale
}

/** What the author must know before the first question. */
export async function DraftNotices({
  submission: { row },
  rebase,
  isRebased,
  indicators,
  events,
  comments,
  locale,
}: DraftNoticesProps) {
  const t = await getTranslations()
  const returned = row.state === 'returned' ? events.findLast(({ act }) => act === 'return') : undefined
  return (
    <div className="mb-6 grid gap-4">
      {returned && (
        <div className="note" data-returned>
          <h2 className="text-[1.25rem]">{t('submission.returned.title')}</h2>
          {returned.comment && (
            <p className="my-2 whitespace-pre-line font-[560]">
              {t('submission.returned.quote', { comment: returned.comment })}
            </p>
          )}
          <p className="text-ink-2">
            {t('submission.returned.lede', {
              at: t('workspace.at', instantParts(locale, returned.at, env().VAADA_TIME_ZONE)),
            })}
          </p>
        </div>
      )}
      {comments}
      {rebase && (
        <FormMessages namespaces={row.kind === 'commitment' ? COMMITMENT_WORDS : REPORT_WORDS}>
          <RebaseForm
            action={rebaseAction.bind(null, locale, row.id)}
            kind={row.kind}
            revision={row.revision}
            clashes={rebase.clashes}
            values={rebase.content as Fields}
            figures={indicators.map(({ key, name, measure }) => ({
              key,
              name: pickText(name, locale)?.text ?? key,
              measure,
            }))}
          />
        </FormMessages>
      )}
      {isRebased && !rebase && (
        <p className="note" data-tone="plain" role="status">
          {t('drafts.rebase.done')}
        </p>
      )}
    </div>
  )
}
