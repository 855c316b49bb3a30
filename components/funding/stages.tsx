import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { currencyName, formatMoney } from '@/lib/format/money'
import type { FundingFilter } from '@/lib/funding/filters'
import { linesHref } from '@/lib/funding/links'
import { largest, type StageSum, shareOf } from '@/lib/funding/model'
import type { Locale } from '@/lib/i18n/model'
import styles from './funding.module.css'

interface StagesProps {
  locale: Locale
  /** With its currency. */
  filter: FundingFilter & { currency: string }
  stages: readonly StageSum[]
  /** Pledges that name any amount in the currency. */
  pledges: number
}

/** From requested to spent: each stage by itself, every sum a link to the amounts behind it. */
export async function Stages({ locale, filter, stages, pledges }: StagesProps) {
  const t = await getTranslations()
  const whole = largest([{ stages }])
  return (
    <Section
      id="stages"
      title={t('funding.stages.title', { currency: currencyName(locale, filter.currency) })}
      lede={t('funding.stages.lede')}
    >
      <ol className={styles.stages}>
        {stages.map(({ stage, amount, records, leftOut }) => {
          const out = leftOut.reduce((sum, { lines }) => sum + lines, 0)
          return (
            <li key={stage}>
              <span className="font-[560]">{t(`moneyStage.${stage}`)}</span>
              <span className={styles.track} aria-hidden="true">
                {amount !== null && (
                  <i className={styles.bar} style={{ width: `${shareOf(amount, whole) * 100}%` }} />
                )}
              </span>
              <span>
                {amount === null ? (
                  <span className="text-ink-2">{t('funding.stages.nothing')}</span>
                ) : (
                  <>
                    <a
                      className={styles.amount}
                      href={linesHref(locale, filter, { stage, account: 'counted' })}
                    >
                      {formatMoney(locale, amount, filter.currency)}
                    </a>
                    <span className="meta block">{t('funding.stages.of', { records, pledges })}</span>
                  </>
                )}
                {out > 0 && (
                  <a className="meta block" href={linesHref(locale, filter, { stage, account: 'left_out' })}>
                    {t('funding.stages.leftOut', { count: out })}
                  </a>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
