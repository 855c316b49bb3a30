import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { reportId } from '@/lib/commitments/anchors'
import type { CommitmentView, MoneyView } from '@/lib/commitments/queries'
import { formatPeriod } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { type Locale, pickText } from '@/lib/i18n/model'
import { MONEY_STAGES } from '@/lib/money/model'
import { restatedOf } from '@/lib/money/restated'
import type { CommitmentFacts } from '@/lib/standing/facts'
import { fundingGaps } from '@/lib/standing/funding'
import { Localized } from './localized'
import { SourceRefs } from './source-refs'

interface MoneyLinesProps {
  commitment: CommitmentView
  facts: CommitmentFacts
  locale: Locale
}

/** By stage, side by side and never added together. */
export async function MoneyLines({ commitment, facts, locale }: MoneyLinesProps) {
  const t = await getTranslations()
  if (commitment.money.length === 0) return null
  const gaps = fundingGaps(facts.money, commitment.standing.asOf)
  const restated = restatedOf(facts.money)
  const again = new Set(commitment.money.filter((_, place) => restated[place] !== null))
  const stages = MONEY_STAGES.filter((stage) => commitment.money.some((line) => line.stage === stage))
  return (
    <Section id="money" title={t('commitment.money.title')} lede={t('commitment.money.lede')}>
      <div className="grid gap-6 sm:grid-cols-[repeat(auto-fit,minmax(16rem,1fr))]">
        {stages.map((stage) => (
          <div key={stage} className="border-t-2 border-ink pt-3">
            <h3>{t(`moneyStage.${stage}`)}</h3>
            <ul>
              {commitment.money
                .filter((line) => line.stage === stage)
                .map((line) => (
                  <Line
                    key={`${line.report} ${line.key}`}
                    line={line}
                    again={again.has(line)}
                    commitment={commitment}
                    locale={locale}
                  />
                ))}
            </ul>
          </div>
        ))}
      </div>
      <p className="mt-4 text-ink-2">
        {gaps.length === 0
          ? t('commitment.money.noGap')
          : gaps
              .map(({ gap, currency }) =>
                t('commitment.money.gap', { amount: formatMoney(locale, gap, currency) }),
              )
              .join(' ')}
      </p>
    </Section>
  )
}

interface LineProps extends Omit<MoneyLinesProps, 'facts'> {
  line: MoneyView
  /** Another document told it before. */
  again: boolean
}

async function Line({ line, again, commitment, locale }: LineProps) {
  const t = await getTranslations()
  const provider = pickText(line.provider, locale)?.text
  const receiver = pickText(line.receiver, locale)?.text
  const period =
    pickText(line.period, locale)?.text ??
    (line.from && line.to ? formatPeriod(locale, line.from, line.to) : null)
  const between =
    provider && receiver
      ? t('commitment.money.between', { provider, receiver })
      : provider
        ? t('commitment.money.from', { provider })
        : receiver
          ? t('commitment.money.to', { receiver })
          : null
  return (
    <li className="border-b border-line py-3">
      <p>
        <span className="font-[560]">{formatMoney(locale, line.amount, line.currency)}</span>
        <SourceRefs keys={line.sources} sources={commitment.sources} />
      </p>
      <p className="meta mt-0!">
        {[t(`moneyBasis.${line.basis}`), period, between].filter(Boolean).join(' · ')}
      </p>
      <p className="meta mt-0!">
        {again ? t('commitment.money.again') : t(`moneyScope.${line.scope}`)}
        {line.report && (
          <>
            {' · '}
            <a href={`#${reportId(line.report)}`}>
              {t('commitment.milestones.byReport', { cycle: line.report })}
            </a>
          </>
        )}
      </p>
      {line.note && (
        <p className="meta mt-0!">
          <Localized text={line.note} locale={locale} />
        </p>
      )}
    </li>
  )
}
