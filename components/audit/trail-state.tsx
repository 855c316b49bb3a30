import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/text'
import type { RecentTrail } from '@/lib/audit/queries'

/** Whether the trail is whole, as far as a page can tell while it is asked for. */
export async function TrailState({ trail }: { trail: RecentTrail }) {
  const t = await getTranslations('audit.whole')
  const { report, from } = trail
  if (report.fault)
    return (
      <div role="alert" className="mt-6">
        <Note tone="accent">
          <p>{t('fault', { seq: report.fault.seq })}</p>
        </Note>
      </div>
    )
  return (
    <div className="mt-6">
      <Note>
        <p>
          {from === 1
            ? t('all', { count: report.lines })
            : t('recent', { from, to: report.lines, command: 'npm run verify-audit' })}
        </p>
      </Note>
    </div>
  )
}
