import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { DELIVERY_STAGES } from '@/lib/commitments/model'
import type { CommitmentView } from '@/lib/commitments/queries'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import styles from './delivery-ladder.module.css'
import { Localized } from './localized'
import { SourceRefs } from './source-refs'

interface DeliveryLadderProps {
  commitment: CommitmentView
  locale: Locale
}

/** All eight stages, the documented ones marked: a later one may be documented where an earlier is not. */
export async function DeliveryLadder({ commitment, locale }: DeliveryLadderProps) {
  const t = await getTranslations()
  if (commitment.deliverySteps.length === 0) return null
  return (
    <Section id="delivery" title={t('commitment.delivery.title')} lede={t('commitment.delivery.lede')}>
      <ol className={styles.ladder}>
        {DELIVERY_STAGES.map((stage) => {
          const steps = commitment.deliverySteps.filter((step) => step.stage === stage)
          return (
            <li key={stage} className={styles.step} data-reached={steps.length > 0 || undefined}>
              <span className={styles.name}>{t(`stage.${stage}`)}</span>
              {steps.length === 0 && (
                <span className="sr-only">{t('commitment.delivery.notDocumented')}</span>
              )}
              {steps.map((step, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: steps of one stage have no key of their own
                <span key={index} className="block">
                  <span className="meta">
                    {step.reachedOn
                      ? formatDate(locale, step.reachedOn, 'short')
                      : t('commitment.delivery.undated')}
                  </span>
                  <SourceRefs keys={step.sources} sources={commitment.sources} />
                  {step.note && (
                    <span className="meta block">
                      <Localized text={step.note} locale={locale} />
                    </span>
                  )}
                </span>
              ))}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
