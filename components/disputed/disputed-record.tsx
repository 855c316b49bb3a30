import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { statusLabel } from '@/components/commitments/standing-words'
import { VerdictScale } from '@/components/commitments/verdict-scale'
import { StatusTag } from '@/components/ui/status'
import { factsOf } from '@/lib/commitments/facts'
import type { CommitmentView } from '@/lib/commitments/queries'
import { formatDate } from '@/lib/format/date'
import { formatShare, formatValue, isPercentUnit } from '@/lib/format/number'
import { commitmentHref, countryHref } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { SELF_RATINGS } from '@/lib/reports/model'
import { disputedValues } from '@/lib/standing/evidence'
import type { Thresholds } from '@/lib/standing/facts'
import type { Verdict } from '@/lib/standing/model'
import { ruleOn } from '@/lib/standing/status'
import {
  computedVerdict,
  type GivenVerdict,
  verdictsSideBySide,
  widestDifference,
} from '@/lib/standing/verdicts'

interface DisputedRecordProps {
  record: CommitmentView
  thresholds: Thresholds
  locale: Locale
}

/** A record that is disputed: who says what, and by how much it differs. */
export async function DisputedRecord({ record, thresholds, locale }: DisputedRecordProps) {
  const t = await getTranslations()
  const facts = factsOf(record)
  const { asOf, status, late } = record.standing
  const ruling = ruleOn(facts, asOf, thresholds)
  const values = disputedValues(ruling?.decidedBy ?? [], asOf, thresholds)
  const verdicts = verdictsSideBySide(facts, computedVerdict(ruling), asOf)
  const isState = record.maker.kind === 'state' || record.maker.kind === 'joint'
  const widest = widestDifference(verdicts, facts, asOf)
  const said = ({ by, organisation }: Pick<GivenVerdict, 'by' | 'organisation'>) =>
    organisation ??
    t(
      by === 'organisation'
        ? 'verdicts.by.unnamed'
        : by === 'government'
          ? isState
            ? 'verdicts.by.government'
            : 'verdicts.by.maker'
          : 'verdicts.by.computed',
    )
  return (
    <li className="grid gap-x-10 gap-y-3 border-t border-line py-5 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
      <div>
        <h2 className="text-[1.15rem]">
          <a href={commitmentHref(locale, record.reference)}>
            <Localized text={record.title} locale={locale} />
          </a>
        </h2>
        <p className="meta mt-1">
          {record.reference} ·{' '}
          <a href={countryHref(locale, record.maker.code)}>{makerName(record.maker, locale)}</a>
        </p>
        {status && (
          <p className="mt-2">
            <StatusTag status={status} label={statusLabel(t, status, late)} />
          </p>
        )}
      </div>
      <div className="grid content-start gap-2">
        {values.map(({ indicator, official, independent, share }) => {
          const view = record.indicators.find(({ key }) => key === indicator.key)
          const unit = {
            text: pickText(view?.unit, locale)?.text ?? '',
            percent: isPercentUnit(view?.unit.en?.text),
          }
          return (
            <p key={indicator.key}>
              {t('disputed.values', {
                name: pickText(view?.name, locale)?.text ?? '',
                date: formatDate(locale, official.on),
                official: formatValue(locale, official.value, unit),
                independent: formatValue(locale, independent.value, unit),
                share: formatShare(locale, share),
              })}
            </p>
          )
        })}
        {widest && (
          <p className="font-[560]">
            {t('disputed.widest', {
              steps: widest.steps,
              high: said(widest.high),
              low: said(widest.low),
            })}
          </p>
        )}
        <ul className="grid gap-1">
          {verdicts
            .filter(({ verdict }) => verdict !== null)
            .map(({ by, voice, organisation, verdict, steps }) => (
              <li
                key={`${by} ${voice}`}
                className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3"
              >
                <VerdictScale verdict={verdict} />
                <span>
                  {said({ by, organisation })}:{' '}
                  <strong className="font-[560]">{verdictWord(t, verdict)}</strong>{' '}
                  {steps !== null && steps !== 0 && (
                    <span className="meta">
                      {t(steps > 0 ? 'verdicts.above' : 'verdicts.below', { steps: Math.abs(steps) })}
                    </span>
                  )}
                </span>
              </li>
            ))}
        </ul>
      </div>
    </li>
  )
}

const verdictWord = (t: Awaited<ReturnType<typeof getTranslations<never>>>, verdict: Verdict | null) =>
  verdict === null ? '' : t(`selfRating.${SELF_RATINGS[verdict]}`)
