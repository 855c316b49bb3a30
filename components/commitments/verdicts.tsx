import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import type { CommitmentView } from '@/lib/commitments/queries'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { CommitmentFacts } from '@/lib/standing/facts'
import { progressSides, type VerdictRow, verdictRows } from './verdict-rows'
import { VerdictScale } from './verdict-scale'

interface VerdictsProps {
  commitment: CommitmentView
  facts: CommitmentFacts
  locale: Locale
}

/** Every verdict on the promise on one scale, and what independent figures confirm of its progress. */
export async function Verdicts({ commitment, facts, locale }: VerdictsProps) {
  const t = await getTranslations()
  const of = { t, locale, commitment, facts }
  const rows = verdictRows(of)
  if (!rows) return null
  const sides = progressSides(of)
  return (
    <section className="mt-8" aria-labelledby="verdicts-title">
      <h2 id="verdicts-title" className="text-[1.25rem]">
        <a href={href(locale, '/methodology#verdicts')} className="no-underline hover:underline">
          {t('verdicts.title')}
        </a>
      </h2>
      <ul className="mt-2 grid" aria-label={t('verdicts.scale')}>
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </ul>
      {sides && (
        <dl className="facts mt-3 grid-cols-[minmax(0,11rem)_minmax(0,1fr)] border-t border-line pt-3">
          {sides.map(({ name, share, text }) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>
                {share} <span className={share ? 'meta' : 'text-ink-3'}>{text}</span>
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
    </section>
  )
}

function Row({ row: { who, note, verdict, text, steps, isFar } }: { row: VerdictRow }) {
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-t border-line py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <span>
        {who} {note && <span className="meta sm:block">{note}</span>}
      </span>
      <span className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3">
        <VerdictScale verdict={verdict} />
        {verdict === null ? (
          <span className="text-ink-3">{text}</span>
        ) : (
          <span>
            <strong className="font-[560]">{text}</strong>{' '}
            {steps !== null && <span className={isFar ? 'meta text-accent' : 'meta'}>{steps}</span>}
          </span>
        )}
      </span>
    </li>
  )
}
