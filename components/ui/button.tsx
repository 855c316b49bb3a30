import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'

export type ButtonKind = 'primary' | 'plain' | 'danger' | 'quiet'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: ButtonKind }

export function Button({ kind = 'plain', type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className="btn" data-kind={kind} />
}

type ButtonLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { kind?: ButtonKind; href: string }

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function ButtonLink({ kind = 'plain', children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className="btn" data-kind={kind}>
      {children}
    </a>
  )
}
