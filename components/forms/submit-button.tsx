'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import type { ButtonKind } from '../ui/button'

interface SubmitButtonProps {
  children: ReactNode
  /** Shown while the form is on its way. */
  pending?: string
  kind?: ButtonKind
  name?: string
  value?: string
  formAction?: (form: FormData) => void | Promise<void>
}

export function SubmitButton({
  children,
  pending: pendingText,
  kind = 'primary',
  name,
  value,
  formAction,
}: SubmitButtonProps) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      className="btn"
      data-kind={kind}
      name={name}
      value={value}
      formAction={formAction}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
    >
      {pending && pendingText ? pendingText : children}
    </button>
  )
}
