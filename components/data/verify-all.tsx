import { getTranslations } from 'next-intl/server'
import { VerifyProgram } from '@/components/commitments/verify-program'
import { Section } from '@/components/ui/section'
import type { LedgerHead } from '@/lib/ledger/queries'

/** How anybody can show that the record was not rewritten. `head`: its last entry; null: nothing has been published. */
export async function VerifyAll({ head }: { head: LedgerHead | null }) {
  const [t, own] = await Promise.all([getTranslations('data.verify'), getTranslations('verify.yourself')])
  return (
    <Section id="verify" title={t('title')} lede={t('lede')}>
      {head && (
        <p className="rounded-card bg-sunk px-4 py-3">
          <span className="font-[560]">{t('head', { entry: String(head.seq) })}</span>{' '}
          <code className="select-all break-all text-sm" translate="no">
            {head.hash}
          </code>
        </p>
      )}
      <ol className="mt-5 grid max-w-[78ch] list-decimal gap-2 ps-5">
        <li>{own('content')}</li>
        <li>{own('entry')}</li>
        <li>{own('chain')}</li>
      </ol>
      <p className="mt-5">{t('how')}</p>
      <VerifyProgram file="ledger.json" />
      <p className="mt-5 text-ink-2">{own('limits')}</p>
    </Section>
  )
}
