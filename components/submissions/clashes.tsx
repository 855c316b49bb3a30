'use client'

import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/forms/field'
import type { Fields } from '@/lib/form-data'
import { type Clash, type Draft, fieldOf } from '@/lib/submissions/merge'
import type { SubmissionKind } from '@/lib/submissions/model'
import { useClashWords } from './clash-words'
import styles from './clashes.module.css'
import type { NamedFigure } from './field-labels'

interface ClashesProps {
  kind: SubmissionKind
  clashes: readonly Clash[]
  values: Fields
  figures?: readonly NamedFigure[]
  /** Who wrote the other version; null: not known. */
  by: string | null
  /** Without scripts there is nothing to press: the words are there to be copied. */
  settle: ((clash: Clash, takeTheirs: boolean) => void) | null
}

/** Where two people wrote different things: both versions, and whose is to stand. */
export function Clashes({ kind, clashes, values, figures, by, settle }: ClashesProps) {
  const t = useTranslations('drafts.clash')
  const { nameOf, answerOf } = useClashWords(kind, values, figures)
  if (clashes.length === 0) return null
  const whose = by === null ? t('theirs') : t('theirsBy', { name: by })
  return (
    // biome-ignore lint/a11y/noAutofocus: after a failed attempt the reader needs this first
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus data-error-summary data-clashes>
      <h2>{t('title', { count: clashes.length })}</h2>
      <p className="mb-4">{t(settle ? 'lede' : 'ledePlain')}</p>
      <ul className="grid gap-5">
        {clashes.map((clash) => {
          const field = fieldOf(clash.path, values as Draft)
          const name = nameOf(clash.path)
          return (
            <li key={clash.path}>
              <p className="font-[560]">
                {field === null ? name : <a href={`#${fieldId(field)}`}>{name}</a>}
              </p>
              <dl className={styles.versions}>
                <div>
                  <dt>{t('mine')}</dt>
                  <dd>{answerOf(clash.path, clash.mine)}</dd>
                  {settle && (
                    <button type="button" className="btn" onClick={() => settle(clash, false)}>
                      {t('keepMine')}
                      <span className="sr-only">: {name}</span>
                    </button>
                  )}
                </div>
                <div>
                  <dt>{whose}</dt>
                  <dd>{answerOf(clash.path, clash.theirs)}</dd>
                  {settle && (
                    <button type="button" className="btn" onClick={() => settle(clash, true)}>
                      {t('takeTheirs')}
                      <span className="sr-only">: {name}</span>
                    </button>
                  )}
                </div>
              </dl>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
