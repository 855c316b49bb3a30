'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { fieldId } from '@/components/forms/field'
import { FieldAside } from '@/components/forms/field-aside'
import { rowCount, valueAt } from '@/lib/form-data'
import { useDraft } from './draft-context'

/** Lists of the form that rows can be added to. */
export type RowList =
  | 'partners'
  | 'indicators'
  | 'values'
  | 'milestones'
  | 'deliverySteps'
  | 'money'
  | 'sources'
  | 'evidence'
  | 'outputs'
  | 'groups'

export interface RowProps {
  /** Such as `indicators.0`. */
  path: string
  index: number
  /** It was just added: its first field takes the focus. */
  isNew: boolean
}

interface RowsProps {
  /** Such as `indicators`, or `indicators.0.values` within a row. */
  list: string
  /** Whose words its buttons speak, where the list stands within a row. */
  words?: RowList
  /** Heading and words of the remove button, by index. */
  legend: (index: number) => string
  remove: (index: number) => string
  row: (row: RowProps) => ReactNode
  /** Rows that can't be taken out. */
  keeps?: (index: number) => boolean
}

/** Repeated rows. Adding and removing are buttons of the form, so they work without scripts and save on the way. */
export function Rows({ list, words = list as RowList, legend, remove, row, keeps }: RowsProps) {
  const t = useTranslations('submission')
  const { values, errors, intent, epochs, pending } = useDraft()
  const count = rowCount(values, list)
  const add = useRef<HTMLButtonElement>(null)
  const epoch = epochs[list] ?? 0
  const removed = intent?.startsWith(`remove:${list}:`) ?? false

  useEffect(() => {
    if (removed && epoch > 0) add.current?.focus()
  }, [epoch, removed])

  return (
    <div id={fieldId(list)} tabIndex={-1}>
      {errors[list] && <p className="mb-3 font-[560] text-broken">{errors[list]}</p>}
      {count === 0 && <p className="meta mb-3">{t(`none.${words}`)}</p>}
      {Array.from({ length: count }, (_, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields keep what was typed by their place; a removal draws them anew
          key={`${epoch}-${index}`}
          className="card mb-4"
          id={fieldId(`${list}.${index}`)}
          tabIndex={-1}
        >
          <legend className="float-left mb-4 w-full font-serif text-[1.18rem] leading-tight">
            {legend(index)}
          </legend>
          <input
            type="hidden"
            name={`${list}.${index}.row`}
            value={valueAt(values, `${list}.${index}.row`)}
            readOnly
          />
          <div className="clear-both">
            <FieldAside name={`${list}.${index}`} />
            {row({ path: `${list}.${index}`, index, isNew: intent === `add:${list}` && index === count - 1 })}
          </div>
          {!keeps?.(index) && (
            <button
              type="submit"
              name="intent"
              value={`remove:${list}:${index}`}
              className="btn"
              data-kind="quiet"
              aria-disabled={pending || undefined}
            >
              {remove(index)}
            </button>
          )}
        </fieldset>
      ))}
      <button
        ref={add}
        type="submit"
        name="intent"
        value={`add:${list}`}
        className="btn"
        aria-disabled={pending || undefined}
        // biome-ignore lint/a11y/noAutofocus: without scripts the page comes back to where rows were taken out
        autoFocus={removed}
      >
        {t(`add.${words}`, { count })}
      </button>
    </div>
  )
}
