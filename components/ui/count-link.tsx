import type { AnchorHTMLAttributes } from 'react'

interface CountLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  count: number
  /** The list behind the count. */
  href: string
}

/** A count, or words that say it, leading to what it counts. Of nothing there is no list: zero stands alone. */
export function CountLink({ count, href, children, ...attributes }: CountLinkProps) {
  if (count === 0) return <span className={attributes.className}>{children}</span>
  return (
    <a href={href} {...attributes}>
      {children}
    </a>
  )
}
