'use client'

import { useTranslations } from 'next-intl'
import { choicesAt, rowCount, valueAt } from '@/lib/form-data'
import { useDraft } from '../draft-context'
import { ChoiceEntry } from '../entries'

interface CiteProps {
  /** Dotted path of the row or part that rests on the documents. */
  path: string
  label: string
  optional?: boolean
}

/** The documents behind a fact, chosen by their titles from the draft's own list. */
export function Cite({ path, label, optional }: CiteProps) {
  const t = useTranslations('commitmentForm')
  const { values } = useDraft()
  const sources = useSources()
  const name = `${path}.sources`
  // What was cited and taken out of the list stays to be seen, or it would go unnoticed.
  const gone = choicesAt(values, name).filter((key) => !sources.some((source) => source.key === key))
  if (sources.length + gone.length === 0)
    return (
      <p className="meta mb-5">
        {label}: {t('noSourceYet')}
      </p>
    )
  return (
    <ChoiceEntry
      kind="checkbox"
      name={name}
      label={label}
      options={[
        ...sources.map(({ key, title }, index) => ({
          value: key,
          label: title || t('untitledSource', { key: `${index + 1}` }),
        })),
        ...gone.map((key, index) => ({ value: key, label: t('goneSource', { key: `${index + 1}` }) })),
      ]}
      optional={optional}
    />
  )
}

/** The draft's sources, each with the key it is cited by. A row without a key takes the next free one. */
export function useSources(): { key: string; title: string }[] {
  const { values } = useDraft()
  const known = Array.from({ length: rowCount(values, 'sources') }, (_, index) => ({
    key: valueAt(values, `sources.${index}.key`),
    title: valueAt(values, `sources.${index}.title`),
  }))
  const taken = new Set(known.map(({ key }) => key))
  let next = 1
  return known.map(({ key, title }) => {
    if (key) return { key, title }
    while (taken.has(`s${next}`)) next += 1
    taken.add(`s${next}`)
    return { key: `s${next}`, title }
  })
}
