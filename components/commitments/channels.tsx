import { getTranslations } from 'next-intl/server'
import type { CommitmentView } from '@/lib/commitments/queries'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { CommitmentFacts } from '@/lib/standing/facts'
import { channelWords } from './channel-words'
import { EvidenceMark } from './evidence-mark'

interface ChannelsProps {
  commitment: CommitmentView
  facts: CommitmentFacts
  locale: Locale
}

/** How well it is known, apart from how well it goes: evidence, age of the facts, reports. Each its own, in no colour. */
export async function Channels({ commitment, facts, locale }: ChannelsProps) {
  const t = await getTranslations()
  const channels = await channelWords({ t, locale, commitment, facts })
  return (
    <dl className="mt-6 grid gap-x-8 gap-y-4 sm:grid-cols-3" aria-label={t('channels.label')}>
      {channels.map(({ rule, name, grade, text, detail, contested }) => (
        <div key={rule} className="border-t border-line-2 pt-2 text-[0.95rem]">
          <dt className="text-sm text-ink-3">
            <a href={href(locale, `/methodology#${rule}`)}>{name}</a>
          </dt>
          <dd>
            {grade === null ? text : <EvidenceMark grade={grade} label={text} />}
            {detail && <span className="meta block">{detail}</span>}
            {contested && (
              <span className="meta block">
                <strong className="font-[560] text-accent">{contested.label}.</strong> {contested.meaning}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
