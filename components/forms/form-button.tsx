import type { ButtonHTMLAttributes } from 'react'
import type { ButtonKind } from '../ui/button'

interface FormButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind
  /** The form is on its way: a second press does nothing. */
  pending?: boolean
}

/** A button that sends its form. It stays focusable while the form is on its way. */
export function FormButton({ kind = 'primary', pending, ...button }: FormButtonProps) {
  return (
    <button
      {...button}
      type="submit"
      className="btn"
      data-kind={kind}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
    />
  )
}
