import { getTranslations } from 'next-intl/server'
import type { RiskSign } from '@/lib/reviews/risk'
import { claimWords, type Names } from './field-words'
import { RiskList } from './risk-list'

/** Why to look closer, each sign with what it is about. */
export async function LookCloser({ signs, names }: { signs: readonly RiskSign[]; names: Names }) {
  const t = await getTranslations()
  return (
    <section aria-labelledby="look-closer" className="text-[0.95rem]">
      <h2 id="look-closer" className="mb-2 font-sans font-semibold text-[0.95rem]">
        {t('reviewing.lookCloser')}
      </h2>
      <RiskList
        signs={signs.map(({ code, at }) => ({
          code,
          where: at === null ? undefined : claimWords(t, names, at),
        }))}
      />
    </section>
  )
}
