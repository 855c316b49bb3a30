import { getTranslations } from 'next-intl/server'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { SubmissionRow } from '@/lib/submissions/queries'
import { LineMarks } from './line-marks'
import { submissionWords } from './submission-words'

interface SubmissionLinesProps {
  rows: readonly SubmissionRow[]
  locale: Locale
}

/** Submissions that need nothing from the reader: a line each, with the way to it. */
export async function SubmissionLines({ rows, locale }: SubmissionLinesProps) {
  const t = await getTranslations()
  return (
    <ul className="grid gap-2.5">
      {rows.map((row) => {
        const at = t('workspace.at', instantParts(locale, row.updatedAt, env().VAADA_TIME_ZONE))
        return (
          <li
            key={row.id}
            className="grid gap-x-5 border-line border-b pb-2.5 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <a href={href(locale, `/workspace/submissions/${row.id}`)}>{submissionWords(t, locale, row)}</a>
            <span className="meta">
              {row.state === 'published'
                ? t('workspace.published.on', { at })
                : t('workspace.inReview.handedIn', { at })}
              {row.state !== 'published' && <LineMarks row={row} />}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
