import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/text'
import type { RedactionPlan } from '@/lib/ledger/redact'

/** What a redaction would take away; null: nothing is there any more. */
export async function RedactionPlanFacts({ plan }: { plan: RedactionPlan | null }) {
  const t = await getTranslations('redaction.plan')
  if (!plan)
    return (
      <Note tone="accent">
        <p>{t('none')}</p>
      </Note>
    )
  const { emptied, versions, removed } = plan
  const reports = emptied.length - versions.length
  return (
    <>
      <dl className="facts max-w-[40rem]">
        <dt>{t('versions')}</dt>
        <dd>{versions.join(', ')}</dd>
        <dt>{t('entries')}</dt>
        <dd>{emptied.join(', ')}</dd>
      </dl>
      <p className="mt-4">
        {removed ? t('removed') : t('stays')} {reports > 0 && t('withReports', { count: reports })}
      </p>
      <p>{t('kept')}</p>
      <p>
        <strong className="font-semibold">{t('forever')}</strong>
      </p>
    </>
  )
}
