import { getTranslations } from 'next-intl/server'
import { inGroups } from '@/lib/second-factor/model'
import { QrCode } from './qr-code'

interface SetUpStepsProps {
  /** What the QR code says. */
  uri: string
  /** The same key, to type by hand. */
  typedKey: string
}

/** What to do before the first code can be typed. */
export async function SetUpSteps({ uri, typedKey }: SetUpStepsProps) {
  const t = await getTranslations('secondFactor')
  return (
    <ol className="mb-8 grid max-w-2xl list-decimal gap-6 ps-6">
      <li>
        <h3>{t('steps.app.title')}</h3>
        <p className="mt-1">{t('steps.app.text')}</p>
      </li>
      <li>
        <h3>{t('steps.scan.title')}</h3>
        <p className="mt-1 mb-3">{t('steps.scan.text')}</p>
        <QrCode text={uri} label={t('steps.scan.picture')} />
        <p className="mt-3">
          <a href={uri}>{t('steps.scan.here')}</a>
        </p>
        <p className="mt-3">{t('steps.scan.byHand')}</p>
        <p className="mt-1 font-mono text-lg" translate="no" data-totp-key>
          {inGroups(typedKey)}
        </p>
      </li>
      <li>
        <h3>{t('steps.code.title')}</h3>
        <p className="mt-1">{t('steps.code.text')}</p>
      </li>
    </ol>
  )
}
