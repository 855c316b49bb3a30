import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { FieldAside } from './field-aside'
import { FieldBelow } from './field-below'

/** Id of the control of a field: error summaries link to it. */
export const fieldId = (name: string): string => `f-${name.replaceAll(/[^\w-]/g, '-')}`

interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** In words; undefined: nothing is wrong. */
  error?: string
  /** Said after the label of a field that may stay empty. */
  optional?: string
  children: ReactNode
}

/** Label, hint, error and control of one question. The control takes its ids from `controlProps`. */
export function Field({ name, label, hint, error, optional, children }: FieldProps) {
  const id = fieldId(name)
  return (
    <div className="field" data-invalid={error ? true : undefined}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="font-normal text-ink-3"> ({optional})</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <FieldAside name={name} />
      {children}
      <FieldBelow name={name} />
    </div>
  )
}

interface FieldGroupProps extends FieldProps {}

/** Several choices under one question. */
export function FieldGroup({ name, label, hint, error, optional, children }: FieldGroupProps) {
  const id = fieldId(name)
  return (
    <fieldset
      className="field"
      id={id}
      data-invalid={error ? true : undefined}
      tabIndex={-1}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend>
        {label}
        {optional && <span className="font-normal text-ink-3"> ({optional})</span>}
      </legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <FieldAside name={name} />
      {children}
    </fieldset>
  )
}

const describedBy = (id: string, hint: unknown, error: unknown): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

interface Named {
  name: string
  hint?: ReactNode
  error?: string
}

/** Id, name and descriptions that tie a control to its `Field`. */
export const controlProps = ({ name, hint, error }: Named) => ({
  id: fieldId(name),
  name,
  'aria-describedby': describedBy(fieldId(name), hint, error),
  'aria-invalid': error ? (true as const) : undefined,
})

type Wrapped = Omit<FieldProps, 'children'>

type TextFieldProps = Wrapped & Omit<InputHTMLAttributes<HTMLInputElement>, keyof Wrapped>

export function TextField({ name, label, hint, error, optional, ...input }: TextFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      <input {...input} className="input" {...controlProps({ name, hint, error })} />
    </Field>
  )
}

type TextAreaFieldProps = Wrapped & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof Wrapped>

export function TextAreaField({ name, label, hint, error, optional, ...area }: TextAreaFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      <textarea rows={5} {...area} className="input" {...controlProps({ name, hint, error })} />
    </Field>
  )
}

export interface Option {
  value: string
  label: string
  hint?: string
}

type SelectFieldProps = Wrapped &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof Wrapped> & {
    options: readonly Option[]
    empty?: string
  }

/** `empty`: the words of the choice that means none. */
export function SelectField({
  name,
  label,
  hint,
  error,
  optional,
  options,
  empty,
  ...select
}: SelectFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      <select {...select} className="input" {...controlProps({ name, hint, error })}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type ChoiceFieldProps = Wrapped & {
  kind: 'radio' | 'checkbox'
  options: readonly Option[]
  defaultValue?: string | readonly string[] | null
  disabled?: boolean
}

export function ChoiceField({
  name,
  label,
  hint,
  error,
  optional,
  kind,
  options,
  defaultValue,
  disabled,
}: ChoiceFieldProps) {
  const chosen = typeof defaultValue === 'string' ? [defaultValue] : (defaultValue ?? [])
  return (
    <FieldGroup name={name} label={label} hint={hint} error={error} optional={optional}>
      {options.map((option) => {
        const id = fieldId(`${name}-${option.value}`)
        return (
          <div className="choice" key={option.value}>
            <input
              type={kind}
              id={id}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              disabled={disabled}
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
