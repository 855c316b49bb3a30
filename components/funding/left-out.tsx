import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/section'
import { formatNumber } from '@/lib/format/number'
import type { FundingFilter } from '@/lib/funding/filters'
import { linesHref } from '@/lib/funding/links'
import type { StageSum } from '@/lib/funding/model'
import type { Locale } from '@/lib/i18n/model'
import { LEFT_OUT } from '@/lib/money/account'

interface LeftOutProps {
  locale: Locale
  filter: FundingFilter
  stages: readonly StageSum[]
}

/** What is in no sum, and why; every count opens its amounts. */
export async function LeftOutAmounts({ locale, filter, stages }: LeftOutProps) {
  const t = await getTranslations('funding')
  const all = stages.flatMap(({ leftOut }) => leftOut)
  const reasons = LEFT_OUT.map((reason) => ({
    reason,
    lines: all.filter((one) => one.reason === reason).reduce((sum, { lines }) => sum + lines, 0),
  })).filter(({ lines }) => lines > 0)
  const count = reasons.reduce((sum, { lines }) => sum + lines, 0)
  return (
    <Section id="left-out" title={t('leftOut.title', { count })} lede={count > 0 && t('leftOut.lede')}>
      {count > 0 && (
        <DataTable
          rows={reasons}
          rowKey={({ reason }) => reason}
          columns={[
            {
              key: 'why',
              title: t('leftOut.reason'),
              cell: ({ reason }: (typeof reasons)[number]) => t(`why.${reason}`),
            },
            {
              key: 'count',
              title: t('leftOut.count'),
              numeric: true,
              cell: ({ reason, lines }) => (
                <a href={linesHref(locale, filter, { account: reason })}>{formatNumber(locale, lines)}</a>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
