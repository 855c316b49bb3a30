import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { CommitmentView } from '@/lib/commitments/queries'
import { commitmentHref } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'

/** In the order of the page; each is an anchor that other pages link to. */
export const RULES = [
  'levels',
  'dates',
  'progress',
  'progress-of-a-promise',
  'expected',
  'projection',
  'measurable',
  'status',
  'kept',
  'deadline',
  'evidence',
  'contested',
  'freshness',
  'timeliness',
  'verdicts',
  'formulation',
  'goalposts',
  'delivery',
  'funding',
  'figures',
  'counting',
  'as-of',
  'ledger',
  'limits',
] as const
export type RuleId = (typeof RULES)[number]

const KEYS = { 'progress-of-a-promise': 'mean', 'as-of': 'asOf' } as const
type RuleKey<Id extends RuleId> = Id extends keyof typeof KEYS ? (typeof KEYS)[Id] : Id

/** Where the words of a rule stand in the messages. */
export const ruleKey = <Id extends RuleId>(id: Id): RuleKey<Id> =>
  ((KEYS as Partial<Record<RuleId, string>>)[id] ?? id) as RuleKey<Id>

interface RuleProps {
  id: RuleId
  title: string
  children: ReactNode
  /** The rule at work. */
  example?: ReactNode
  /** Address of the records that the rule is at work on. */
  behind?: string
  /** As wide as the page. */
  below?: ReactNode
}

export async function Rule({ id, title, children, example, behind, below }: RuleProps) {
  const t = await getTranslations('methodology')
  return (
    <section
      id={id}
      className="sec grid scroll-mt-2 gap-x-12 gap-y-5 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]"
      aria-labelledby={`${id}-title`}
    >
      <div>
        <h2 id={`${id}-title`}>
          <a href={`#${id}`} className="no-underline hover:underline">
            {title}
          </a>
        </h2>
        <div className="mt-3">{children}</div>
      </div>
      {(example || behind) && (
        <div className="grid content-start gap-3 lg:pt-1">
          {example}
          {behind && (
            <p className="text-sm">
              <a href={behind}>{t('behind')}</a>
            </p>
          )}
        </div>
      )}
      {below && <div className="mt-2 lg:col-span-2">{below}</div>}
    </section>
  )
}

interface ExampleProps {
  /** null: no record shows the rule yet. */
  record: CommitmentView | null
  locale: Locale
  children?: ReactNode
}

export async function Example({ record, locale, children }: ExampleProps) {
  const t = await getTranslations('methodology')
  if (!record) return <p className="meta">{t('noExample')}</p>
  return (
    <div className="card">
      <p className="meta mb-2">
        {t.rich('exampleOn', {
          record: () => (
            <>
              <a href={commitmentHref(locale, record.reference)}>{record.reference}</a>,{' '}
              {pickText(record.title, locale)?.text}
            </>
          ),
        })}
      </p>
      <div className="grid gap-2">{children}</div>
    </div>
  )
}

export function Calculation({ children }: { children: ReactNode }) {
  return <p className="max-w-none rounded-card bg-sunk px-3 py-2 text-[0.95rem] font-[560]">{children}</p>
}
