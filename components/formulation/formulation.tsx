import { getTranslations } from 'next-intl/server'
import type { CommitmentView } from '@/lib/commitments/queries'
import { formatNumber } from '@/lib/format/number'
import { formulationFacts } from '@/lib/formulation/facts'
import { formulationScore } from '@/lib/formulation/score'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { Points } from './points'

interface FormulationProps {
  commitment: CommitmentView
  locale: Locale
}

/** Each point of a published record with its reason. */
export async function FormulationPoints({ commitment }: Pick<FormulationProps, 'commitment'>) {
  const t = await getTranslations('formulation')
  return (
    <Points
      points={scoreOf(commitment).points}
      say={({ criterion, mark }) => t(`point.${criterion}.${mark}`)}
      mark={(mark) => t(`mark.${mark}`)}
    />
  )
}

/** The sum of the points in words. */
export async function FormulationSum({ commitment, locale }: FormulationProps) {
  const t = await getTranslations('formulation')
  return t('score', { score: formatNumber(locale, scoreOf(commitment).score) })
}

/** How clearly the promise is put, folded: it is no verdict on what was done. */
export async function Formulation({ commitment, locale }: FormulationProps) {
  const t = await getTranslations('formulation')
  return (
    <details className="fold mt-6">
      <summary>
        <FormulationSum commitment={commitment} locale={locale} />
      </summary>
      <div className="pt-3">
        <p className="meta mb-3">
          {t('lede')} <a href={href(locale, '/methodology#formulation')}>{t('method')}</a>
        </p>
        <FormulationPoints commitment={commitment} />
      </div>
    </details>
  )
}

/** Of the promise itself: amounts that reports tell of later are no part of how it was put. */
const scoreOf = (commitment: CommitmentView) =>
  formulationScore(
    formulationFacts({
      ...commitment,
      money: commitment.money.filter(({ report }) => report === null),
    }),
  )
