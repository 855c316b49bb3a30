import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { env } from '@/lib/env'
import { VerifyProgram } from './verify-program'

/** How to do without this page: the files, the rule, and two ways to recompute it. */
export async function VerifyYourself({ reference }: { reference: string }) {
  const t = await getTranslations('verify.yourself')
  const address = new URL(`/api/v1/ledger?record=${reference}&pageSize=200`, env().BASE_URL).href
  const file = `${reference}-ledger.json`
  return (
    <Section id="yourself" title={t('title')} lede={t('lede')}>
      <ul className="grid gap-1">
        <li>
          <a href={`/api/v1/ledger?record=${reference}&pageSize=200`} download={file}>
            {t('download')}
          </a>
        </li>
        <li>
          <a href="/api/v1/ledger?pageSize=200">{t('downloadAll')}</a>
        </li>
      </ul>
      <ol className="mt-5 grid max-w-[78ch] list-decimal gap-2 ps-5">
        <li>{t('content')}</li>
        <li>{t('entry')}</li>
        <li>{t('chain')}</li>
      </ol>
      <VerifyProgram address={address} file={file} />
      <p className="mt-5 text-ink-2">{t('limits')}</p>
    </Section>
  )
}
