import { getTranslations } from 'next-intl/server'
import type { SubmissionRow } from '@/lib/submissions/queries'

/** Behind the line of a submission: who looks after it, and whether flags stand. */
export async function LineMarks({ row: { holder, openFlags } }: { row: SubmissionRow }) {
  const t = await getTranslations()
  return (
    <>
      {holder && ` · ${t('officePage.with', { name: holder })}`}
      {openFlags > 0 && (
        <>
          {' · '}
          <span className="font-[560] text-accent">{t('notes.open', { count: openFlags })}</span>
        </>
      )}
    </>
  )
}
