import { getTranslations } from 'next-intl/server'
import { StageStrip } from '@/components/charts/stage-strip'
import { DELIVERY_STAGES } from '@/lib/commitments/model'
import { formatList } from '@/lib/format/list'
import { formatNumber } from '@/lib/format/number'
import { commitmentsHref, countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerProfile } from '@/lib/makers/profiles'

const STAGES = ['none', ...DELIVERY_STAGES] as const

interface CompareStagesProps {
  locale: Locale
  profiles: readonly MakerProfile[]
}

/** National measures by furthest documented stage; a stage without a number has none. */
export async function CompareStages({ locale, profiles }: CompareStagesProps) {
  const t = await getTranslations()
  const shown = STAGES.filter(
    (stage) => stage !== 'none' || profiles.some(({ stages }) => (stages.none ?? 0) > 0),
  )
  const without = profiles.filter(({ measures }) => measures === 0)
  return (
    <>
      {without.length < profiles.length && (
        <StageStrip
          label={t('compare.stages.title')}
          rowsTitle={t('compare.country')}
          columns={shown.map((stage) => ({
            key: stage,
            title: stage === 'none' ? t('overview.measures.none') : t(`stage.${stage}`),
          }))}
          rows={profiles
            .filter(({ measures }) => measures > 0)
            .map(({ maker, stages }) => ({
              key: maker.code,
              name: makerName(maker, locale),
              href: countryHref(locale, maker.code),
              cells: shown.flatMap((stage) => {
                const count = stages[stage] ?? 0
                if (count === 0) return []
                // Records without a stage have no filter of their own: the list of all opens.
                const filter = {
                  country: maker.code,
                  level: 'national_measure',
                  stage: stage === 'none' ? null : stage,
                } as const
                return [
                  {
                    stage,
                    count,
                    dots: [],
                    more: { href: commitmentsHref(locale, filter), text: formatNumber(locale, count) },
                  },
                ]
              }),
            }))}
        />
      )}
      {without.length > 0 && (
        <p className="meta mt-3">
          {t('compare.stages.without', {
            names: formatList(
              locale,
              without.map(({ maker }) => makerName(maker, locale)),
            ),
          })}
        </p>
      )}
    </>
  )
}
