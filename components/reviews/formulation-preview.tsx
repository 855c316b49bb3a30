import { getTranslations } from 'next-intl/server'
import { Points } from '@/components/formulation/points'
import type { CommitmentContent } from '@/lib/commitments/input'
import { formatNumber } from '@/lib/format/number'
import { formulationFacts } from '@/lib/formulation/facts'
import { formulationScore } from '@/lib/formulation/score'
import type { Locale } from '@/lib/i18n/model'

/** How clearly the promise would be put, each point with its reason, folded. */
export async function FormulationPreview({
  content,
  locale,
}: {
  content: CommitmentContent
  locale: Locale
}) {
  const t = await getTranslations('formulation')
  const { score, points } = formulationScore(formulationFacts(content))
  return (
    <details className="card">
      <summary className="font-semibold text-[0.95rem]">
        {t('score', { score: formatNumber(locale, score) })}
      </summary>
      <div className="pt-3 text-[0.92rem]">
        <Points
          points={points}
          say={({ criterion, mark }) => t(`point.${criterion}.${mark}`)}
          mark={(mark) => t(`mark.${mark}`)}
        />
      </div>
    </details>
  )
}
