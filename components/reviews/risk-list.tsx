import { getTranslations } from 'next-intl/server'
import { RISK_WEIGHTS, type RiskCode } from '@/lib/reviews/risk'

/** How grave a sign is, as a mark beside its words. */
const MARKS = { 3: '▲▲▲', 2: '▲▲', 1: '▲' } as const

interface RiskListProps {
  signs: readonly { code: RiskCode; where?: string }[]
}

/** Why something needs care, the gravest first; said where nothing stands out. */
export async function RiskList({ signs }: RiskListProps) {
  const t = await getTranslations('reviewing')
  if (signs.length === 0) return <span className="text-ink-3">{t('noSigns')}</span>
  return (
    <ul className="grid gap-0.5">
      {signs.map(({ code, where }) => (
        <li key={`${code} ${where ?? ''}`} className="flex gap-1.5" data-risk={code}>
          <span
            aria-hidden="true"
            className={`w-[1.9rem] flex-none pt-[0.35em] text-[0.6rem] leading-none tracking-tighter ${
              RISK_WEIGHTS[code] === 3 ? 'text-broken' : 'text-ink-3'
            }`}
          >
            {MARKS[RISK_WEIGHTS[code]]}
          </span>
          <span className={RISK_WEIGHTS[code] === 3 ? 'font-[560]' : undefined}>
            {where === undefined ? t(`risk.${code}`) : t('at', { sign: t(`risk.${code}`), where })}
          </span>
        </li>
      ))}
    </ul>
  )
}
