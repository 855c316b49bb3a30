'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import {
  FieldGroup,
  fieldId,
  type Option,
  SelectField,
  TextAreaField,
  TextField,
} from '@/components/forms/field'
import { choicesAt, valueAt } from '@/lib/form-data'
import { useDraft } from './draft-context'

interface EntryProps {
  /** Dotted path, such as `indicators.0.name`. */
  name: string
  label: string
  hint?: ReactNode
  optional?: boolean
  maxLength?: number
  inputMode?: 'decimal' | 'url'
  spellCheck?: boolean
  /** The page comes to this field when it loads. */
  autoFocus?: boolean
}

/** What ties a question of the form to its value and its error. */
function useQuestion({ name, optional }: Pick<EntryProps, 'name' | 'optional'>) {
  const { values, errors } = useDraft()
  const t = useTranslations('submission')
  return {
    shared: { name, error: errors[name], optional: optional ? t('optional') : undefined },
    value: valueAt(values, name),
    choices: choicesAt(values, name),
  }
}

export function Entry({ optional, ...entry }: EntryProps) {
  const { shared, value } = useQuestion({ name: entry.name, optional })
  return <TextField {...entry} {...shared} defaultValue={value} autoComplete="off" />
}

export function LongEntry({ optional, rows, ...entry }: EntryProps & { rows?: number }) {
  const { shared, value } = useQuestion({ name: entry.name, optional })
  return <TextAreaField {...entry} {...shared} rows={rows} defaultValue={value} />
}

type SelectEntryProps = EntryProps & { options: readonly Option[]; empty?: string }

export function SelectEntry({ optional, ...entry }: SelectEntryProps) {
  const { shared, value } = useQuestion({ name: entry.name, optional })
  return <SelectField {...entry} {...shared} defaultValue={value} />
}

type ChoiceEntryProps = EntryProps & { kind: 'radio' | 'checkbox'; options: readonly Option[] }

/** Radio buttons, or boxes of which several may be ticked. */
export function ChoiceEntry({ kind, options, name, optional, label, hint }: ChoiceEntryProps) {
  const { shared, value, choices } = useQuestion({ name, optional })
  const chosen = kind === 'radio' ? [value] : choices
  return (
    <FieldGroup {...shared} label={label} hint={hint}>
      {options.map((option) => {
        const id = fieldId(`${name}-${option.value}`)
        return (
          <div className="choice" key={option.value}>
            <input
              type={kind}
              id={id}
              name={kind === 'checkbox' ? `${name}[]` : name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              aria-describedby={option.hint ? `${id}-hint` : undefined}
            />
            <div>
              <label htmlFor={id}>{option.label}</label>
              {option.hint && (
                <p className="meta" id={`${id}-hint`}>
                  {option.hint}
                </p>
              )}
            </div>
          </div>
        )
      })}
    </FieldGroup>
  )
}

/** Short fields beside each other where there is room. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className="grid items-end gap-x-6 sm:grid-cols-2">{children}</div>
}
